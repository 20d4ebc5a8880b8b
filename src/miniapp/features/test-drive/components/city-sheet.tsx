import { View } from '@tarojs/components'
import type { City } from '@/contract/test-drive'
import { classes } from '@/miniapp/ui/classes'
import { Sheet } from '@/miniapp/ui/sheet'
import { Tap } from '@/miniapp/ui/tap'
import { search } from '../copy'
import styles from './city-sheet.module.scss'

type CitySheetProps = {
  open: boolean
  onClose: () => void
  cities: City[]
  city: string | null
  onPick: (city: string) => unknown
}

export function CitySheet({ open, onClose, cities, city, onPick }: CitySheetProps) {
  const pick = (code: string) => {
    onPick(code)
    onClose()
  }
  return (
    <Sheet title={search.cityTitle} open={open} onClose={onClose}>
      <View className={styles.cities}>
        {cities.map(({ code, name, dealerCount }) => (
          <Tap
            key={code}
            className={classes(styles.city, code === city && styles.chosen, 'city')}
            role="radio"
            selected={code === city}
            onTap={() => pick(code)}
          >
            <View className={styles.name}>{name}</View>
            <View className={styles.count}>{search.dealerCount(dealerCount)}</View>
          </Tap>
        ))}
      </View>
    </Sheet>
  )
}
