import { View } from '@tarojs/components'
import { useState } from 'react'
import { classes } from '@/miniapp/ui/classes'
import { Icon } from '@/miniapp/ui/icon'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { fields } from '../copy'
import { dotted } from '../plate'
import styles from './plate-field.module.scss'
import { PlateSheet } from './plate-sheet'

type PlateFieldProps = {
  plate: string
  onChange: (plate: string) => void
  /** What is said while nothing is typed. */
  placeholder?: string
  problem?: string | null
}

/** Typed on keys of its own: no phone's keyboard is made for plates. */
export function PlateField({ plate, onChange, placeholder = fields.plateNone, problem }: PlateFieldProps) {
  const [typing, setTyping] = useState(false)
  return (
    <View className={styles.field}>
      <View className={styles.label}>{fields.plate}</View>
      <Tap
        id="car-plate"
        className={styles.value}
        label={`${fields.plate} ${plate ? dotted(plate) : placeholder}`}
        onTap={() => setTyping(true)}
      >
        <View className={classes(styles.words, !plate && styles.none)}>
          {plate ? dotted(plate) : placeholder}
        </View>
        <Icon name="chevron" className={styles.icon} />
      </Tap>
      {problem && (
        <View className={styles.problem} {...spoken({ role: 'alert' })}>
          {problem}
        </View>
      )}
      <PlateSheet open={typing} plate={plate} onChange={onChange} onClose={() => setTyping(false)} />
    </View>
  )
}
