import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import styles from './row.module.scss'
import { Tap } from './tap'

type RowProps = { icon: IconName; text: string; value?: string; onTap: () => unknown; id?: string }

/** One way on in a list of them. */
export const Row = ({ icon, text, value, onTap, id }: RowProps) => (
  <Tap id={id} className={styles.row} role="link" onTap={onTap}>
    <Icon name={icon} className={styles.icon} />
    <View className={styles.text}>{text}</View>
    <View className={styles.value}>{value}</View>
    <Icon name="chevron" className={styles.chevron} />
  </Tap>
)
