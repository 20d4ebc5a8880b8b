import { ScrollView, View } from '@tarojs/components'
import type { CarModel } from '@/contract/brand'
import { picture } from '@/miniapp/platform/origin'
import { classes } from '@/miniapp/ui/classes'
import { Picture } from '@/miniapp/ui/picture'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import styles from './model-strip.module.scss'

type ModelStripProps = { models: CarModel[]; model: string; onPick: (model: string) => unknown }

export const ModelStrip = ({ models, model, onPick }: ModelStripProps) => (
  <ScrollView className={styles.strip} scrollX enhanced showScrollbar={false}>
    <View className={styles.models} {...spoken({ role: 'radiogroup' })}>
      {models.map(({ id, name, thumb }) => (
        <Tap
          key={id}
          className={classes(styles.model, id === model && styles.chosen, 'model-chip')}
          role="radio"
          selected={id === model}
          onTap={() => onPick(id)}
        >
          <Picture className={styles.side} src={picture(thumb)} fit="whole" />
          <View className={styles.name}>{name}</View>
        </Tap>
      ))}
    </View>
  </ScrollView>
)
