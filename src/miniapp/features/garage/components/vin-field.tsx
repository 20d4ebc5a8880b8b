import { View } from '@tarojs/components'
import { Field } from '@/miniapp/ui/field'
import { spoken } from '@/miniapp/ui/spoken'
import { fields, vinTroubles } from '../copy'
import { normalVin, vinTrouble } from '../vin'
import styles from './vin-field.module.scss'

/** Room for the spaces that a pasted number brings. */
const TYPED_MAX = 24

type VinFieldProps = { vin: string; onInput: (vin: string) => void; tried: boolean }

/** A wrong sign is said at once, a missing one when the member wants to go on, a doubtful number as a hint. */
export function VinField({ vin, onInput, tried }: VinFieldProps) {
  const trouble = vin === '' && !tried ? null : vinTrouble(vin)
  const isProblem = trouble === 'sign' || (trouble === 'short' && tried)
  return (
    <View className={styles.field}>
      <Field
        id="car-vin"
        label={fields.vin}
        maxLength={TYPED_MAX}
        placeholder={fields.vinPlaceholder}
        value={vin}
        problem={isProblem ? vinTroubles[trouble] : null}
        onInput={(text) => onInput(normalVin(text))}
      />
      {trouble === 'doubtful' && (
        <View id="vin-doubtful" className={styles.hint} {...spoken({ live: true })}>
          {vinTroubles.doubtful}
        </View>
      )}
    </View>
  )
}
