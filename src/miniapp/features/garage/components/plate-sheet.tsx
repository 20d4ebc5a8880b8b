import { View } from '@tarojs/components'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Icon } from '@/miniapp/ui/icon'
import { Sheet } from '@/miniapp/ui/sheet'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { fields } from '../copy'
import { isWhole, keysFor, PLACES_MAX, withKey, withoutLast } from '../plate'
import styles from './plate-sheet.module.scss'

type PlateSheetProps = {
  open: boolean
  plate: string
  onChange: (plate: string) => void
  onClose: () => void
}

const places = Array.from({ length: PLACES_MAX }, (_, place) => place)

/** The plate's places, and the keys that the next of them can have. */
export const PlateSheet = ({ open, plate, onChange, onClose }: PlateSheetProps) => (
  <Sheet title={fields.plate} open={open} onClose={onClose}>
    <View
      className={styles.places}
      {...spoken({ role: 'img', label: `${fields.plate} ${Array.from(plate).join(' ')}`, live: true })}
    >
      {places.map((place) => (
        <View
          key={place}
          className={classes(
            styles.place,
            place === plate.length && styles.next,
            place === PLACES_MAX - 1 && styles.energy,
            plate.length === PLACES_MAX && styles.green,
          )}
        >
          {plate[place] ??
            (place === PLACES_MAX - 1 ? <View className={styles.hint}>{fields.platePlace}</View> : '')}
        </View>
      ))}
    </View>
    {keysFor(plate).map((keys) => (
      <View key={keys[0]} className={styles.keys}>
        {keys.map((key) => (
          <View key={key} className={styles.cell}>
            <Tap className={`${styles.key} plate-key`} onTap={() => onChange(withKey(plate, key))}>
              {key}
            </Tap>
          </View>
        ))}
      </View>
    ))}
    <View className={styles.ways}>
      <Tap
        id="plate-erase"
        className={styles.erase}
        label={fields.plateErase}
        disabled={plate === ''}
        onTap={() => onChange(withoutLast(plate))}
      >
        <Icon name="left" />
      </Tap>
      <Button
        id="plate-done"
        className={styles.done}
        text={fields.plateDone}
        disabled={plate !== '' && !isWhole(plate)}
        onTap={onClose}
      />
    </View>
  </Sheet>
)
