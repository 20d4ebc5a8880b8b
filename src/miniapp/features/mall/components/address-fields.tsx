import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AddressDetails } from '@/contract/order'
import { normalMobile } from '@/miniapp/lib/phone'
import { classes } from '@/miniapp/ui/classes'
import { Field } from '@/miniapp/ui/field'
import { Icon } from '@/miniapp/ui/icon'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { areaOf, whyNotKeep } from '../addresses'
import { addressForm as words } from '../copy'
import styles from './address-fields.module.scss'
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
  const area = areaOf(details)
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
      <View className={styles.area}>
        <View className={styles.label}>{words.area}</View>
        <Tap id="address-area" className={styles.value} onTap={() => setChoosing(true)}>
          <View className={classes(styles.words, !area && styles.none)}>{area || words.areaPlaceholder}</View>
          <Icon name="chevron" className={styles.chevron} />
        </Tap>
        {missing.includes('area') && (
          <View className={styles.problem} {...spoken({ role: 'alert' })}>
            {words.areaMissing}
          </View>
        )}
      </View>
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
