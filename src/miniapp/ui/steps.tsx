import { View } from '@tarojs/components'
import { Mark } from './mark'
import styles from './steps.module.scss'

/** What happens one after the other, numbered. */
export const Steps = ({ steps }: { steps: readonly string[] }) => (
  <>
    {steps.map((step, place) => (
      <View key={step} className={styles.step}>
        <Mark>{place + 1}</Mark>
        <View className={styles.words}>{step}</View>
      </View>
    ))}
  </>
)
