import { View } from '@tarojs/components'
import { links } from '@/miniapp/lib/links'
import type { FailureCode } from '@/miniapp/lib/settled'
import { back, go, replace } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Sheet } from '@/miniapp/ui/sheet'
import { confirm as words } from '../copy'
import styles from './setback.module.scss'

type Way = { title: string; sentence: string; text: string; onTap: () => unknown }

/** Noes after which there is something better to do than to try again. */
const ways: Partial<Record<FailureCode, Way>> = {
  out_of_stock: { title: words.soldTitle, sentence: words.soldSentence, text: words.otherKinds, onTap: back },
  insufficient_points: {
    ...{ title: words.shortTitle, sentence: words.shortSentence },
    ...{ text: words.earn, onTap: () => go(links.pointsCentre()) },
  },
  product_limit: {
    ...{ title: words.limitTitle, sentence: words.limitSentence },
    ...{ text: words.back, onTap: () => replace(links.mall()) },
  },
  tier_needed: {
    ...{ title: words.tierTitle, sentence: words.tierSentence },
    ...{ text: words.tierWay, onTap: () => go(links.pointsTier()) },
  },
}

export const isSetback = (code: FailureCode) => code in ways

type SetbackProps = { code: FailureCode | null; onClose: () => void }

/** What has come between, said kindly, with the next step. */
export function Setback({ code, onClose }: SetbackProps) {
  const way = code && ways[code]
  return (
    <Sheet title={way ? way.title : ''} open={Boolean(way)} onClose={onClose}>
      {way && (
        <>
          <View id="setback" className={styles.sentence}>
            {way.sentence}
          </View>
          <Button
            id="setback-way"
            text={way.text}
            onTap={() => {
              onClose()
              return way.onTap()
            }}
          />
          <Button kind="plain" text={words.close} onTap={onClose} />
        </>
      )}
    </Sheet>
  )
}
