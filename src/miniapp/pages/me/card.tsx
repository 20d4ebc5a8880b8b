import { View } from '@tarojs/components'
import type { Member } from '@/contract/membership'
import { Face } from '@/miniapp/features/membership/components/face'
import { refusals } from '@/miniapp/features/membership/copy'
import { links } from '@/miniapp/lib/links'
import { dateLabel, dayOf } from '@/miniapp/lib/time'
import { becomeMember } from '@/miniapp/platform/become-member'
import { go } from '@/miniapp/platform/page'
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
    <Button id="sign-in" kind="soft" text={me.signIn} onTap={() => becomeMember(refusals)} />
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
