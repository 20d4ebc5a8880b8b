import { View } from '@tarojs/components'
import type { CarModel } from '@/contract/brand'
import { Field } from '@/miniapp/ui/field'
import { type Form, type Missing, withModel } from '../adding'
import { fields, powertrains, refusals } from '../copy'
import { todayHere } from '../today'
import styles from './car-fields.module.scss'
import { Choices } from './choices'
import { DayField } from './day-field'
import { ModelPicker } from './model-picker'
import { PlateField } from './plate-field'
import { VinField } from './vin-field'

type CarFieldsProps = {
  form: Form
  onChange: (changes: Partial<Form>) => void
  models: readonly CarModel[]
  /** Only pointed out after the member tried to go on. */
  missing: readonly Missing[]
  /** A car that is ours already: its VIN stays, its plate is masked, what was proven is locked. */
  of?: { plate: string | null; isLocked: boolean }
}

const NICKNAME_LENGTH = 12
const KM_DIGITS = 7

/** All there is to say about a car. */
export function CarFields({ form, onChange, models, missing, of }: CarFieldsProps) {
  const problem = (what: Missing, sentence: string) => (missing.includes(what) ? sentence : null)
  const today = todayHere()
  const locked = of?.isLocked ?? false
  return (
    <View className={styles.form}>
      <PlateField
        plate={form.plate}
        placeholder={of?.plate ? fields.plateKept(of.plate) : undefined}
        problem={problem('plate', refusals.plate_invalid)}
        onChange={(plate) => onChange({ plate })}
      />
      {!of && (
        <VinField vin={form.vin} tried={missing.includes('vin')} onInput={(vin) => onChange({ vin })} />
      )}
      <ModelPicker
        models={models}
        modelId={form.modelId}
        disabled={locked}
        problem={problem('model', fields.modelMissing)}
        onPick={(model) => onChange(withModel(model))}
      />
      <Choices
        id="car-powertrain"
        label={fields.powertrain}
        choices={powertrains}
        value={form.powertrain}
        disabled={locked}
        problem={problem('powertrain', fields.powertrainMissing)}
        onPick={(powertrain) => onChange({ powertrain })}
      />
      <DayField
        id="car-registered"
        label={fields.registeredOn}
        day={form.registeredOn}
        placeholder={fields.registeredOnNone}
        until={today}
        today={today}
        disabled={locked}
        onPick={(registeredOn) => onChange({ registeredOn })}
      />
      {!of && (
        <Field
          id="car-km"
          label={fields.km}
          type="number"
          maxLength={KM_DIGITS}
          placeholder={fields.kmPlaceholder}
          value={form.km}
          onInput={(text) => onChange({ km: text.replace(/\D/g, '') })}
        />
      )}
      <Field
        id="car-nickname"
        label={fields.nickname}
        maxLength={NICKNAME_LENGTH}
        placeholder={fields.nicknamePlaceholder}
        value={form.nickname}
        onInput={(nickname) => onChange({ nickname })}
      />
    </View>
  )
}
