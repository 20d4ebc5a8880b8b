import { View } from '@tarojs/components'
import { isMobile, normalMobile } from '@/miniapp/lib/phone'
import { Field } from '@/miniapp/ui/field'
import { form } from '../copy'
import type { Details } from '../draft'
import styles from './details-form.module.scss'

type DetailsFormProps = {
  details: Details
  onChange: (details: Details) => void
  /** The member's own number, masked; with it the field may stay empty. */
  knownPhone: string | null
  /** What is missing is only pointed out after the member tried to go on. */
  tried: boolean
  disabled: boolean
}

export function DetailsForm({ details, onChange, knownPhone, tried, disabled }: DetailsFormProps) {
  const problems = whyNot(details, knownPhone)
  const change = (changes: Partial<Details>) => onChange({ ...details, ...changes })
  return (
    <View className={styles.form}>
      <Field
        id="contact-name"
        label={form.name}
        placeholder={form.namePlaceholder}
        value={details.contactName}
        disabled={disabled}
        problem={tried ? problems.contactName : null}
        onInput={(contactName) => change({ contactName })}
      />
      <Field
        id="contact-phone"
        label={form.phone}
        type="number"
        placeholder={knownPhone ? form.phoneKnown(knownPhone) : form.phonePlaceholder}
        value={details.contactPhone}
        disabled={disabled}
        problem={tried ? problems.contactPhone : null}
        onInput={(text) => change({ contactPhone: normalMobile(text) })}
      />
      <Field
        id="booking-note"
        label={form.note}
        long
        maxLength={200}
        placeholder={form.notePlaceholder}
        value={details.note}
        disabled={disabled}
        onInput={(note) => change({ note })}
      />
    </View>
  )
}

/** What keeps these details from being sent, by field. */
export function whyNot({ contactName, contactPhone }: Details, knownPhone: string | null) {
  return {
    contactName: contactName.trim() ? null : form.nameMissing,
    contactPhone: contactPhone
      ? isMobile(contactPhone)
        ? null
        : form.phoneWrong
      : knownPhone
        ? null
        : form.phoneMissing,
  }
}

export const isComplete = (details: Details, knownPhone: string | null) =>
  Object.values(whyNot(details, knownPhone)).every((problem) => problem === null)
