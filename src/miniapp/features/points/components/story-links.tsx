import { View } from '@tarojs/components'
import type { PointLink } from '@/contract/points'
import { links as paths } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { go } from '@/miniapp/platform/page'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import { story as words } from '../copy'
import { momentName } from '../day'
import styles from './story-links.module.scss'

/** Where points came from or went; each has a story of its own. */
export const StoryLinks = ({ links }: { links: PointLink[] }) => (
  <>
    {links.map((link, place) => (
      <StoryLink key={link.transferId ?? place} link={link} />
    ))}
  </>
)

function StoryLink({ link }: { link: PointLink }) {
  const { transferId } = link
  if (!transferId)
    return (
      <View className={styles.link}>
        <Words link={link} isElsewhere />
      </View>
    )
  return (
    <Tap
      className={`${styles.link} story-link`}
      role="link"
      onTap={() => go(paths.pointsTransfer({ transferId }))}
    >
      <Words link={link} />
      <Icon name="chevron" className={styles.chevron} />
    </Tap>
  )
}

const Words = ({ link: { title, points, at }, isElsewhere }: { link: PointLink; isElsewhere?: boolean }) => (
  <>
    <View className={styles.words}>
      <View>{title}</View>
      <View className={styles.at}>{isElsewhere ? words.elsewhere : momentName(at)}</View>
    </View>
    <View className={styles.points}>{grouped(points)}</View>
  </>
)
