import { View } from '@tarojs/components'
import type { Dealer } from '@/contract/test-drive'
import { dial } from '@/miniapp/platform/device'
import { Button } from '@/miniapp/ui/button'
import { spoken } from '@/miniapp/ui/spoken'
import { detail, refusals } from '../copy'
import styles from './too-late.module.scss'

/** What can no longer be changed here can still be talked about. */
export const TooLate = ({ dealer }: { dealer: Dealer }) => (
  <View id="too-late" className={styles.notice} {...spoken({ role: 'alert' })}>
    <View className={styles.sentence}>{refusals.change_too_late}</View>
    <Button kind="soft" text={detail.callDealer} onTap={() => dial(dealer.phone)} />
  </View>
)
