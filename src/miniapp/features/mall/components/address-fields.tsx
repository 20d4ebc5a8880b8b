import { useState } from 'react'
import type { AddressDetails } from '@/contract/order'
import { normalMobile } from '@/miniapp/lib/phone'
import { Field } from '@/miniapp/ui/field'
import { PickField } from '@/miniapp/ui/pick-field'
import { areaOf, whyNotKeep } from '../addresses'
import { addressForm as words } from '../copy'
import { AreaSheet } from './area-sheet'

type AddressFieldsProps = {
  details: AddressDetails
  onChange: (changes: Partial<AddressDetails>) => void
  /** Somebody wanted to go on: from now on, what is missing says so. */
  tried: boolean
}

const STREET_MAX = 100

export function AddressFields({ details, onChange, tried }: AddressFieldsProps) {
  const [choosing, setChoosing] = useState(false)
  const missing = tried ? whyNotKeep(details) : []
  return (
    <>
      <Field
        id="address-name"
        label={words.name}
        value={details.name}
        placeholder={words.namePlaceholder}
        problem={missing.includes('name') ? words.nameMissing : null}
        onInput={(name) => onChange({ name })}
      />
      <Field
        id="address-phone"
        label={words.phone}
        type="number"
        value={details.phone}
        placeholder={words.phonePlaceholder}
        problem={missing.includes('phone') ? words.phoneWrong : null}
        onInput={(phone) => onChange({ phone: normalMobile(phone) })}
      />
      <PickField
        id="address-area"
        label={words.area}
        value={areaOf(details)}
        placeholder={words.areaPlaceholder}
        problem={missing.includes('area') ? words.areaMissing : null}
        onTap={() => setChoosing(true)}
      />
      <Field
        id="address-street"
        label={words.street}
        long
        maxLength={STREET_MAX}
        value={details.street}
        placeholder={words.streetPlaceholder}
        problem={missing.includes('street') ? words.streetMissing : null}
        onInput={(street) => onChange({ street })}
      />
      <AreaSheet open={choosing} onClose={() => setChoosing(false)} onPick={onChange} />
    </>
  )
}
