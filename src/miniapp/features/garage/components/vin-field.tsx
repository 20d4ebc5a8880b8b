import { Field } from '@/miniapp/ui/field'
import { fields, vinTroubles } from '../copy'
import { normalVin, vinTrouble } from '../vin'

/** Room for the spaces that a pasted number brings. */
const TYPED_MAX = 24

type VinFieldProps = { vin: string; onInput: (vin: string) => void; tried: boolean }

/** A wrong sign is said at once, a missing one when the member wants to go on, a doubtful number as a hint. */
export function VinField({ vin, onInput, tried }: VinFieldProps) {
  const trouble = vin === '' && !tried ? null : vinTrouble(vin)
  const isProblem = trouble === 'sign' || (trouble === 'short' && tried)
  return (
    <Field
      id="car-vin"
      label={fields.vin}
      maxLength={TYPED_MAX}
      placeholder={fields.vinPlaceholder}
      value={vin}
      problem={isProblem ? vinTroubles[trouble] : null}
      hint={trouble === 'doubtful' ? vinTroubles.doubtful : null}
      onInput={(text) => onInput(normalVin(text))}
    />
  )
}
