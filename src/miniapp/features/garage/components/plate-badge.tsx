import { View } from '@tarojs/components'
import type { PlateKind } from '@/contract/car'
import { classes } from '@/miniapp/ui/classes'
import { dotted } from '../plate'
import styles from './plate-badge.module.scss'

const looks: Partial<Record<PlateKind, string>> = {
  ordinary: styles.blue,
  new_energy_small: styles.green,
  new_energy_large: styles.green,
}

/** A plate in the colours it has on the road. */
export const PlateBadge = ({ plate, kind }: { plate: string; kind: PlateKind | null }) => (
  <View className={classes(styles.plate, kind && looks[kind])}>{dotted(plate)}</View>
)
