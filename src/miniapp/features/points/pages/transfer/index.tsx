import { View } from '@tarojs/components'
import type { PointStory } from '@/contract/points'
import { links } from '@/miniapp/lib/links'
import { loading } from '@/miniapp/lib/loadable'
import { grouped } from '@/miniapp/lib/money'
import { go, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Screen } from '@/miniapp/ui/screen'
import { Shares } from '../../components/shares'
import { StoryLinks } from '../../components/story-links'
import { TakeBack } from '../../components/take-back'
import { aboutOf } from '../../components/transfer-line'
import { signed, states, story as words } from '../../copy'
import { dayName, momentName } from '../../day'
import { loadStory, useJournal } from '../../journal'
import styles from './index.module.scss'

export default function TransferPage() {
  const { transferId } = useParams('transferId')
  const story = useJournal(({ stories }) => stories[transferId]) ?? loading
  const load = () => loadStory(transferId)
  useRefresh(load)
  return (
    <Screen>
      <Await value={story} onRetry={load} skeleton={<Bones shape="card" count={2} />}>
        {(found) => <Story story={found} onChange={load} />}
      </Await>
    </Screen>
  )
}

type StoryProps = { story: PointStory; onChange: () => unknown }

const Story = ({ story, story: { bookingId }, onChange }: StoryProps) => (
  <>
    <View id="story" className={styles.top}>
      <View className={styles.title}>{story.title}</View>
      <View className={classes(styles.points, story.change > 0 && styles.in)}>
        {signed(story.change, grouped(Math.abs(story.change) || story.points))}
      </View>
      <View className={styles.about}>
        {[aboutOf(story), momentName(story.at)].filter(Boolean).join(' · ')}
      </View>
      {story.state && story.state !== 'open' && story.state !== story.expectation && (
        <View className={styles.state}>{states[story.state]}</View>
      )}
      {story.kind === 'earn_pending' && story.state === 'open' && (
        <View className={styles.state}>{words.pending}</View>
      )}
    </View>
    {bookingId && (
      <Button
        id="story-booking"
        className={styles.booking}
        kind="soft"
        text={words.booking}
        onTap={() => go(links.testDriveBooking({ bookingId }))}
      />
    )}
    {story.returnableUntil && <TakeBack giftId={story.id} until={story.returnableUntil} onDone={onChange} />}
    {story.paidBy.length > 0 && (
      <View className={styles.panel}>
        <View className={styles.heading}>{words.from}</View>
        <StoryLinks links={story.paidBy} />
      </View>
    )}
    {story.change > 0 && <Afterwards story={story} />}
  </>
)

/** What became of points that were earned. */
function Afterwards({ story: { points, paidFor, left } }: { story: PointStory }) {
  const there = left.reduce((sum, lot) => sum + lot.points, 0)
  return (
    <View className={styles.panel}>
      <View className={styles.heading}>{words.spentOn}</View>
      <Shares left={there} all={points} />
      {paidFor.length === 0 && there > 0 && <View className={styles.sentence}>{words.unused}</View>}
      <StoryLinks links={paidFor} />
      {left.map((lot) => (
        <View key={lot.expiresAt} className={styles.left}>
          <View className={styles.leftWords}>
            <View>{words.left}</View>
            <View className={styles.about}>{words.leftUntil(dayName(lot.expiresAt))}</View>
          </View>
          <View className={styles.leftPoints}>{grouped(lot.points)}</View>
        </View>
      ))}
    </View>
  )
}
