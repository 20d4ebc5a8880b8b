import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OpenRedemption } from '@/contract/order'
import { useRefresh } from '@/miniapp/platform/page'
import { loadWorkplaces, useRoles, type Workplace } from '@/miniapp/platform/roles'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { Option, Options } from '@/miniapp/ui/options'
import { Screen } from '@/miniapp/ui/screen'
import { CodeEntry } from '../../components/code-entry'
import { TakenCode } from '../../components/taken-code'
import { staff as words } from '../../order-copy'
import styles from './index.module.scss'

/** Where staff of a dealer take codes for what they hand over. */
export default function RedeemPage() {
  const workplaces = useRoles((state) => state.workplaces)
  useRefresh(loadWorkplaces)
  return (
    <Screen>
      <Await
        value={workplaces}
        onRetry={loadWorkplaces}
        skeleton={<Bones shape="line" count={4} />}
        empty={(list) =>
          list.length > 0 ? null : <Empty title={words.emptyTitle} sentence={words.emptySentence} />
        }
      >
        {(list) => <Counter workplaces={list} />}
      </Await>
    </Screen>
  )
}

/** A code that was looked up, and what it stands for. */
type Found = { code: string; redemption: OpenRedemption }

function Counter({ workplaces }: { workplaces: Workplace[] }) {
  const [picked, setPicked] = useState<string | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const here = workplaces.find(({ id }) => id === picked) ?? workplaces[0]
  if (!here) return null
  return (
    <>
      <View className={styles.places}>
        <View className={styles.label}>{words.dealer}</View>
        <Options label={words.dealer}>
          {workplaces.map(({ id, name }) => (
            <Option
              key={id}
              className="workplace"
              isChosen={id === here.id}
              disabled={found !== null}
              onTap={() => setPicked(id)}
            >
              {name}
            </Option>
          ))}
        </Options>
      </View>
      {found ? (
        <TakenCode key={found.code} dealerId={here.id} {...found} onNext={() => setFound(null)} />
      ) : (
        <CodeEntry dealerId={here.id} onFound={(code, redemption) => setFound({ code, redemption })} />
      )}
    </>
  )
}
