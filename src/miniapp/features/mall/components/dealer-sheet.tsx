import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Dealer } from '@/contract/test-drive'
import { distanceLabel } from '@/miniapp/lib/distance'
import { openSettings } from '@/miniapp/platform/location'
import { confirmed, toast } from '@/miniapp/platform/page'
import { useCity } from '@/miniapp/platform/whereabouts'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { classes } from '@/miniapp/ui/classes'
import { Empty } from '@/miniapp/ui/empty'
import { Icon } from '@/miniapp/ui/icon'
import { Sheet } from '@/miniapp/ui/sheet'
import { Tap } from '@/miniapp/ui/tap'
import { dealers as words } from '../copy'
import { chooseCity, findNearby, loadPickup, remember, useHabit, useNearMe, usePickup } from '../pickup'
import styles from './dealer-sheet.module.scss'
import { Chip, Strip } from './strip'

type DealerSheetProps = { open: boolean; onClose: () => void }

/** Where to fetch it: nearest first for whoever lets us know where they are, else by city. */
export const DealerSheet = ({ open, onClose }: DealerSheetProps) => (
  <Sheet title={words.title} open={open} onClose={onClose}>
    <Choice onDone={onClose} />
  </Sheet>
)

function Choice({ onDone }: { onDone: () => void }) {
  const { cities, dealers } = usePickup()
  const isNear = useNearMe()
  const city = useCity((state) => state.city)
  const dealerId = useHabit((state) => state.dealerId)
  useEffect(() => void loadPickup(), [])

  const pick = ({ id, name }: Dealer) => {
    remember({ dealerId: id, dealerName: name })
    onDone()
  }
  return (
    <>
      <Strip role="radiogroup" label={words.city} className={styles.cities}>
        <Chip id="pickup-near-me" role="radio" isChosen={isNear} onTap={nearMe}>
          <Icon name="pin" className={styles.pin} />
          {isNear ? words.located : words.locate}
        </Chip>
        {cities.status === 'loaded' &&
          cities.value.map(({ code, name }) => (
            <Chip
              key={code}
              className="pickup-city"
              role="radio"
              isChosen={!isNear && code === city}
              onTap={() => chooseCity(code)}
            >
              {name.replace(/市$/, '')}
            </Chip>
          ))}
      </Strip>
      <Await
        value={dealers}
        onRetry={loadPickup}
        skeleton={<Bones shape="line" count={4} />}
        empty={(list) =>
          list.length > 0 ? null : <Empty title={words.emptyTitle} sentence={words.emptySentence} />
        }
      >
        {(list) =>
          list.map((dealer) => (
            <Tap
              key={dealer.id}
              className={classes(styles.dealer, dealer.id === dealerId && styles.mine, 'pickup-dealer')}
              role="radio"
              selected={dealer.id === dealerId}
              onTap={() => pick(dealer)}
            >
              <View className={styles.words}>
                <View className={styles.name}>{dealer.name}</View>
                <View className={styles.address}>{dealer.address}</View>
              </View>
              {dealer.distanceM !== null && (
                <View className={styles.distance}>{distanceLabel(dealer.distanceM)}</View>
              )}
            </Tap>
          ))
        }
      </Await>
    </>
  )
}

async function nearMe() {
  let why = await findNearby()
  if (why === 'blocked' && openSettings && (await confirmed(words.locationSettings))) {
    await openSettings()
    why = await findNearby()
  }
  if (why) toast(words.noLocation)
}
