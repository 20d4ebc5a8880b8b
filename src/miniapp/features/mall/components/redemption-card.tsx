import { View } from '@tarojs/components'
import type { Redemption } from '@/contract/order'
import { yuanLabel } from '@/miniapp/lib/money'
import { copy } from '@/miniapp/platform/clipboard'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { QrCode } from '@/miniapp/ui/qr-code'
import { spoken } from '@/miniapp/ui/spoken'
import { momentName } from '../day'
import { order as words } from '../order-copy'
import styles from './redemption-card.module.scss'

/** What the member holds out at the dealer's: for a camera, and to be read aloud where there is none. */
type RedemptionCardProps = { redemption: Redemption; fen: number }

export function RedemptionCard({ redemption: { code, qr, expiresAt }, fen }: RedemptionCardProps) {
  const take = async () => {
    await copy(code)
    toast(words.copiedCode)
  }
  return (
    <View className={styles.card}>
      <QrCode id="redemption-picture" text={qr} label={words.codePicture} />
      <View
        id="redemption-code"
        className={styles.code}
        {...spoken({ role: 'img', label: words.codeLabel(code) })}
      >
        {code}
      </View>
      <View className={styles.hint}>{words.bright}</View>
      <View className={styles.hint}>
        {words.expires(momentName(expiresAt), fen > 0 ? yuanLabel(fen) : null)}
      </View>
      <Button id="copy-code" className={styles.copy} kind="soft" text={words.copyCode} onTap={take} />
    </View>
  )
}
