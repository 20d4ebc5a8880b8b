import { View } from '@tarojs/components'
import { grouped } from '@/miniapp/lib/money'
import { secondsLeft } from '@/miniapp/lib/time'
import { confirmed, toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { useNow } from '@/miniapp/ui/use-now'
import { gift as words, refusals } from '../copy'
import { takeBack } from '../gifts'
import styles from './take-back.module.scss'

type TakeBackProps = { giftId: string; until: string; onDone: () => unknown }

/** A gift can be regretted for a day. */
export function TakeBack({ giftId, until, onDone }: TakeBackProps) {
  const left = secondsLeft(until, useNow())
  if (left === 0) return null

  const take = async () => {
    const question = { title: words.takeBack, content: words.takeBackAsk, confirmText: words.takeBack }
    if (!(await confirmed(question))) return
    const result = await takeBack(giftId)
    toast(result.status === 'ok' ? words.back(grouped(result.value.returned)) : refusals[result.code])
    await onDone()
  }

  return (
    <View className={styles.panel}>
      <View id="gift-left" className={styles.left}>
        {words.until(longTime(left))}
      </View>
      <Button id="take-back" kind="soft" text={words.takeBack} onTap={take} />
    </View>
  )
}

const HOUR = 60

/** To the minute: nobody waits for this to end. */
function longTime(seconds: number) {
  const minutes = Math.ceil(seconds / 60)
  return words.hours(Math.floor(minutes / HOUR), minutes % HOUR)
}
