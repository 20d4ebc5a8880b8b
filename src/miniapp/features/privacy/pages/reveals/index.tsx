import { View } from '@tarojs/components'
import type { Reveal } from '@/contract/privacy'
import { momentLabel } from '@/miniapp/lib/time'
import { useMore, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { ListEnd } from '@/miniapp/ui/list-end'
import { Screen } from '@/miniapp/ui/screen'
import { revealWords as words } from '../../copy'
import { loadMoreReveals, loadReveals, useReveals } from '../../reveals'
import styles from './index.module.scss'

const CHINA = 'Asia/Shanghai'

export default function RevealsPage() {
  const reveals = useReveals((state) => state.reveals)
  useRefresh(loadReveals)
  useMore(loadMoreReveals)

  return (
    <Screen>
      <View className={styles.sentence}>{words.sentence}</View>
      <Await
        value={reveals}
        onRetry={loadReveals}
        skeleton={<Bones shape="line" count={2} />}
        empty={({ reveals }) => (reveals.length > 0 ? null : <Nobody />)}
      >
        {({ reveals, next }) => (
          <>
            <View className={styles.list}>
              {reveals.map((reveal) => (
                <RevealLine key={reveal.id} reveal={reveal} />
              ))}
            </View>
            {next && <ListEnd text={words.more} />}
          </>
        )}
      </Await>
    </Screen>
  )
}

const RevealLine = ({ reveal: { what, byMyself, why, revealedAt } }: { reveal: Reveal }) => (
  <View className={`${styles.reveal} reveal`}>
    <View className={styles.what}>{words.what(what)}</View>
    <View className={styles.about}>
      {`${byMyself ? words.myself : words.staff} · ${words.why[why]} · ${momentLabel(revealedAt, CHINA, new Date())}`}
    </View>
  </View>
)

const Nobody = () => <Empty title={words.none} sentence={words.noneSentence} />
