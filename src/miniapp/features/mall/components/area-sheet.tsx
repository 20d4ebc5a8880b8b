import { ScrollView, View } from '@tarojs/components'
import { useState } from 'react'
import type { AddressDetails } from '@/contract/order'
import { Icon } from '@/miniapp/ui/icon'
import { Sheet } from '@/miniapp/ui/sheet'
import { Tap } from '@/miniapp/ui/tap'
import { type Area, areasIn, isWhole, pathOf } from '../area'
import { addressForm as words } from '../copy'
import styles from './area-sheet.module.scss'

type Picked = Pick<AddressDetails, 'province' | 'city' | 'district'>
type AreaSheetProps = { open: boolean; onClose: () => void; onPick: (picked: Picked) => void }

/** Province, then city, then district, a tap each. */
export const AreaSheet = ({ open, onClose, onPick }: AreaSheetProps) => (
  <Sheet title={words.areaTitle} open={open} onClose={onClose}>
    <Choice
      onPick={(picked) => {
        onPick(picked)
        onClose()
      }}
    />
  </Sheet>
)

function Choice({ onPick }: { onPick: (picked: Picked) => void }) {
  const [path, setPath] = useState<Area[]>([])
  const here = path.at(-1)?.code ?? null

  const pick = (area: Area) => {
    const next = pathOf(path, area)
    if (!isWhole(next)) return setPath(next)
    const [province, city, district] = next.map(({ name }) => name)
    onPick({ province: province ?? '', city: city ?? '', district: district ?? city ?? '' })
  }

  return (
    <>
      {path.length > 0 && (
        <Tap id="area-again" className={styles.path} onTap={() => setPath([])}>
          <View className={styles.words}>{path.map(({ name }) => name).join(' ')}</View>
          <View className={styles.again}>{words.areaAgain}</View>
        </Tap>
      )}
      {/* Each list begins at its top, however far down the one before was followed. */}
      <ScrollView key={here ?? 'all'} className={styles.areas} scrollY enhanced showScrollbar={false}>
        {areasIn(here).map((area) => (
          <Tap key={area.code} className={`${styles.area} area`} onTap={() => pick(area)}>
            {area.name}
            <Icon name="chevron" className={styles.chevron} />
          </Tap>
        ))}
      </ScrollView>
    </>
  )
}
