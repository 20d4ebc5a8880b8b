import { View } from '@tarojs/components'
import type { PointTransfer } from '@/contract/points'
import { grouped } from '@/miniapp/lib/money'
import { classes } from '@/miniapp/ui/classes'
import { Tap } from '@/miniapp/ui/tap'
import { expectations, kinds, signed } from '../copy'
import { momentName } from '../day'
import styles from './transfer-line.module.scss'

type TransferLineProps = { transfer: PointTransfer; onTap: () => unknown }

/** One line of the journal: what for, what kind, when, and how many. */
export const TransferLine = ({ transfer, onTap }: TransferLineProps) => (
  <Tap className={`${styles.line} transfer`} role="link" onTap={onTap}>
    <View className={styles.words}>
      <View className={styles.title}>{transfer.title}</View>
      <View className={styles.about}>
        {[aboutOf(transfer), momentName(transfer.at)].filter(Boolean).join(' · ')}
      </View>
    </View>
    <View
      className={classes(
        styles.points,
        transfer.change > 0 && styles.in,
        transfer.change === 0 && styles.still,
        transfer.expectation && transfer.expectation !== 'open' && styles.over,
      )}
    >
      {signed(transfer.change, grouped(Math.abs(transfer.change) || transfer.points))}
    </View>
  </Tap>
)

/** Whose gift it was or for whom, and what kind it is, where the title does not say so. */
export const aboutOf = ({ kind, peer, expectation }: Pick<PointTransfer, 'kind' | 'peer' | 'expectation'>) =>
  peer ?? (expectation ? expectations[expectation] : kinds[kind]) ?? ''
