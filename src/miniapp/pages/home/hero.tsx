import { Swiper, SwiperItem, View } from '@tarojs/components'
import { useState, type PropsWithChildren } from 'react'
import type { CarModel } from '@/contract/brand'
import { grouped, priceInWan } from '@/miniapp/lib/money'
import { picture } from '@/miniapp/platform/origin'
import { statusBarPx } from '@/miniapp/platform/window'
import { classes } from '@/miniapp/ui/classes'
import { Picture } from '@/miniapp/ui/picture'
import { Tap } from '@/miniapp/ui/tap'
import { home } from './copy'
import styles from './hero.module.scss'

type HeroProps = PropsWithChildren<{
  name: string
  models: CarModel[]
  current: number
  onTurn: (place: number) => void
  onTap: (model: CarModel) => unknown
}>

/** The models in their landscapes, one a swipe; what else the page has to say stands in the sky. */
export function Hero({ name, models, current, onTurn, onTap, children }: HeroProps) {
  const [isSeen, setSeen] = useState(false)
  const see = () => setSeen(true)
  // One further on can't be seen before the next turn, and would be in the way of the first.
  const isNear = (place: number) => Math.abs(place - current) <= Number(isSeen)
  return (
    <View className={styles.hero}>
      <Swiper className={styles.slides} current={current} onChange={(event) => onTurn(event.detail.current)}>
        {models.map((model, place) => (
          <SwiperItem key={model.id}>
            {isNear(place) && <Slide model={model} onTap={() => onTap(model)} onSeen={see} />}
          </SwiperItem>
        ))}
      </Swiper>
      <View className={styles.sky} style={{ paddingTop: `${statusBarPx()}px` }}>
        <View className={styles.brand}>{name}</View>
        {children}
      </View>
      <View className={styles.dots}>
        {models.map(({ id }, place) => (
          <View key={id} className={classes(styles.dot, place === current && styles.here)} />
        ))}
      </View>
    </View>
  )
}

type SlideProps = { model: CarModel; onTap: () => unknown; onSeen: () => void }

function Slide({ model, onTap, onSeen }: SlideProps) {
  const range = model.powertrain === 'electric' ? home.rangeElectric : home.rangeExtended
  return (
    <Tap className={`${styles.slide} hero-slide`} role="link" onTap={onTap}>
      <View className={styles.frame}>
        <Picture className={styles.picture} src={picture(model.hero)} fit="filling" onEnd={onSeen} />
      </View>
      <View className={styles.scrim} />
      <View className={styles.words}>
        <View className={styles.model}>{model.name}</View>
        <View className={styles.tagline}>{model.tagline}</View>
        <View className={styles.facts}>
          <View className={styles.number}>{grouped(model.rangeKm)}</View>
          <View className={styles.unit}>{`${home.km} ${range}`}</View>
          <View className={styles.unit}>{home.seats(model.seats)}</View>
          <View className={styles.price}>{home.from(priceInWan(model.priceFromYuan))}</View>
        </View>
      </View>
    </Tap>
  )
}
