import { Swiper, SwiperItem, View } from '@tarojs/components'
import { useState } from 'react'
import { picture } from '@/miniapp/platform/origin'
import { classes } from '@/miniapp/ui/classes'
import { Picture } from '@/miniapp/ui/picture'
import { spoken } from '@/miniapp/ui/spoken'
import { product as words } from '../copy'
import styles from './gallery.module.scss'

/** Pictures of one thing, a swipe apart; the first is of the variant that is chosen. */
export function Gallery({ pictures }: { pictures: readonly string[] }) {
  const [current, setCurrent] = useState(0)
  const shown = Math.min(current, pictures.length - 1)
  return (
    <View
      className={styles.gallery}
      {...spoken({ role: 'img', label: words.picture(shown + 1, pictures.length) })}
    >
      <Swiper
        className={styles.slides}
        current={shown}
        onChange={(event) => setCurrent(event.detail.current)}
      >
        {pictures.map((path, place) => (
          <SwiperItem key={path}>
            {Math.abs(place - shown) <= 1 && (
              <Picture className={styles.picture} src={picture(path)} fit="filling" />
            )}
          </SwiperItem>
        ))}
      </Swiper>
      {pictures.length > 1 && (
        <View className={styles.dots}>
          {pictures.map((path, place) => (
            <View key={path} className={classes(styles.dot, place === shown && styles.here)} />
          ))}
        </View>
      )}
    </View>
  )
}
