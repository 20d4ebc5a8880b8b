import { View } from '@tarojs/components'
import styles from './steps.module.scss'

/** What happens one after the other, numbered. */
export const Steps = ({ steps }: { steps: readonly string[] }) => (
  <>
    {steps.map((step, place) => (
      <View key={step} className={styles.step}>
        <View className={styles.number}>{place + 1}</View>
        <View className={styles.words}>{step}</View>
      </View>
    ))}
  </>
)
