import { View } from '@tarojs/components'
import { useState } from 'react'
import type { FamilyMember } from '@/contract/points'
import { links } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { confirmed, go, toast, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Empty } from '@/miniapp/ui/empty'
import { Field } from '@/miniapp/ui/field'
import { Icon } from '@/miniapp/ui/icon'
import { Screen } from '@/miniapp/ui/screen'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { loadBalance, useAccount } from '../../account'
import { TakeBack } from '../../components/take-back'
import { gift as words, refusals } from '../../copy'
import { give, loadFamily, pointsIn, problemWith, useGifts } from '../../gifts'
import styles from './index.module.scss'

const load = () => Promise.all([loadFamily(), loadBalance()])

export default function GiftPage() {
  const family = useGifts((state) => state.family)
  const last = useGifts((state) => state.last)
  useRefresh(load)
  return (
    <Screen>
      {last && last.returned === 0 && (
        <View className={styles.given}>
          <View className={styles.givenWords}>{words.given(grouped(last.points))}</View>
          <TakeBack giftId={last.id} until={last.returnableUntil} onDone={load} />
        </View>
      )}
      <Await
        value={family}
        onRetry={load}
        skeleton={<Bones shape="line" count={4} />}
        empty={(list) => (list.length > 0 ? null : <Nobody />)}
      >
        {(list) => <GiftForm family={list} />}
      </Await>
    </Screen>
  )
}

const Nobody = () => (
  <Empty
    title={words.emptyTitle}
    sentence={words.emptySentence}
    action={{ text: words.invite, onTap: () => go(links.garage()) }}
  />
)

function GiftForm({ family }: { family: FamilyMember[] }) {
  const balance = useAccount((state) => state.balance)
  const available = balance.status === 'loaded' ? balance.value.available : null
  const [to, setTo] = useState(family[0]?.id ?? '')
  const [text, setText] = useState('')
  const points = pointsIn(text)
  const problem = problemWith(text, available)
  const chosen = family.find(({ id }) => id === to)

  const send = async () => {
    if (!points || !chosen) return
    const content = words.ask(grouped(points), chosen.phone ?? words.nameless)
    if (!(await confirmed({ title: words.submit, content, confirmText: words.submit }))) return
    const result = await give(chosen.id, points)
    if (result.status === 'failed') return toast(refusals[result.code])
    setText('')
    toast(words.given(grouped(points)))
  }

  return (
    <>
      <View className={styles.panel}>
        <View className={styles.title}>{words.to}</View>
        <View className={styles.sentence}>{words.sentence}</View>
        <View {...spoken({ role: 'radiogroup', label: words.to })}>
          {family.map(({ id, phone }) => (
            <Tap
              key={id}
              className={classes(styles.person, 'family-member')}
              role="radio"
              selected={id === to}
              onTap={() => setTo(id)}
            >
              <View className={classes(styles.mark, id === to && styles.chosen)}>
                {id === to && <Icon name="check" />}
              </View>
              {phone ?? words.nameless}
            </Tap>
          ))}
        </View>
      </View>
      <View className={styles.amount}>
        <Field
          id="gift-points"
          label={words.points}
          type="number"
          value={text}
          maxLength={7}
          placeholder={words.pointsPlaceholder}
          problem={problem && words[problem]}
          onInput={setText}
        />
      </View>
      <Button
        id="give-points"
        className={styles.submit}
        disabled={!points || problem !== null}
        text={points ? words.submitFor(grouped(points)) : words.submit}
        onTap={send}
      />
    </>
  )
}
