import { View } from '@tarojs/components'
import { classes } from './classes'
import styles from './columns.module.scss'
import { spoken } from './spoken'

type Column = { id: string; value: number; under: string }

type ColumnsProps = {
  columns: readonly Column[]
  /** What they show, in words. */
  label: string
}

/** Values side by side, the last of them the present one. */
export function Columns({ columns, label }: ColumnsProps) {
  const highest = Math.max(1, ...columns.map(({ value }) => value))
  return (
    <View className={styles.columns} {...spoken({ role: 'img', label })}>
      {columns.map(({ id, value, under }, place) => (
        <View key={id} className={styles.column}>
          <View className={styles.room}>
            <View
              className={classes(styles.bar, place === columns.length - 1 && styles.now)}
              style={{ height: `${Math.round((Math.max(0, value) / highest) * 100)}%` }}
            />
          </View>
          <View className={styles.under}>{under}</View>
        </View>
      ))}
    </View>
  )
}
