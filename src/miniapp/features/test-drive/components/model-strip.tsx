import { Image, ScrollView, View } from '@tarojs/components'
import type { CarModel } from '@/contract/brand'
import { picture } from '@/miniapp/platform/origin'
import { classes } from '@/miniapp/ui/classes'
import { Tap } from '@/miniapp/ui/tap'
import styles from './model-strip.module.scss'

type ModelStripProps = { models: CarModel[]; model: string; onPick: (model: string) => unknown }

export const ModelStrip = ({ models, model, onPick }: ModelStripProps) => (
  <ScrollView className={styles.strip} scrollX enhanced showScrollbar={false}>
    <View className={styles.models}>
      {models.map(({ id, name, side }) => (
        <Tap
          key={id}
          className={classes(styles.model, id === model && styles.chosen, 'model-chip')}
          role="radio"
          selected={id === model}
          label={name}
          onTap={() => onPick(id)}
        >
          <Image className={styles.side} src={picture(side)} mode="aspectFit" />
          <View className={styles.name}>{name}</View>
        </Tap>
      ))}
    </View>
  </ScrollView>
)
