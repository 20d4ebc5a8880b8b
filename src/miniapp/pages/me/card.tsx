import { View } from '@tarojs/components'
import type { Member } from '@/contract/membership'
import { Face } from '@/miniapp/features/membership/components/face'
import { refusals } from '@/miniapp/features/membership/copy'
import { links } from '@/miniapp/lib/links'
import { settle } from '@/miniapp/lib/settled'
import { dateLabel, dayOf } from '@/miniapp/lib/time'
import { ensureMember } from '@/miniapp/platform/member'
import { go, toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import styles from './card.module.scss'
import { me } from './copy'

const CHINA = 'Asia/Shanghai'

export const GuestCard = () => (
  <View className={styles.card}>
    <View className={styles.face}>
      <Icon name="person" />
    </View>
    <View className={styles.who}>
      <View className={styles.name}>{me.guest}</View>
      <View className={styles.about}>{me.guestSentence}</View>
    </View>
    <Button id="sign-in" kind="soft" text={me.signIn} onTap={signIn} />
  </View>
)

export function MemberCard({ member: { nickname, phone, joinedAt } }: { member: Member }) {
  return (
    <Tap id="my-profile" className={styles.card} role="link" onTap={() => go(links.profile())}>
      <Face />
      <View className={styles.who}>
        <View className={styles.name}>{nickname || phone || me.member}</View>
        <View className={styles.about}>
          {me.joined(dateLabel(dayOf(joinedAt, CHINA), dayOf(new Date(), CHINA)))}
        </View>
      </View>
      <Icon name="chevron" className={styles.chevron} />
    </Tap>
  )
}

async function signIn() {
  const result = await settle(ensureMember())
  if (result.status === 'failed') toast(refusals[result.code])
}
