import { useState } from 'react'
import { PickField } from '@/miniapp/ui/pick-field'
import { fields } from '../copy'
import { dotted } from '../plate'
import { PlateSheet } from './plate-sheet'

type PlateFieldProps = {
  plate: string
  onChange: (plate: string) => void
  /** What is said while nothing is typed. */
  placeholder?: string
  problem?: string | null
}

/** Typed on keys of its own: no phone's keyboard is made for plates. */
export function PlateField({ plate, onChange, placeholder = fields.plateNone, problem }: PlateFieldProps) {
  const [typing, setTyping] = useState(false)
  return (
    <>
      <PickField
        id="car-plate"
        label={fields.plate}
        value={dotted(plate)}
        placeholder={placeholder}
        problem={problem}
        onTap={() => setTyping(true)}
      />
      <PlateSheet open={typing} plate={plate} onChange={onChange} onClose={() => setTyping(false)} />
    </>
  )
}
