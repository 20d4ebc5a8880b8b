import { FieldFrame } from '@/miniapp/ui/field-frame'
import { Option, Options } from '@/miniapp/ui/options'

type ChoicesProps<Value extends string> = {
  label: string
  choices: Record<Value, string>
  value: Value | null
  onPick: (value: Value) => void
  disabled?: boolean
  problem?: string | null
  id: string
}

/** One of a few words. */
export const Choices = <Value extends string>({
  label,
  choices,
  value,
  onPick,
  disabled,
  problem,
  id,
}: ChoicesProps<Value>) => (
  <FieldFrame label={label} problem={problem}>
    <Options label={label}>
      {(Object.keys(choices) as Value[]).map((one) => (
        <Option
          key={one}
          id={`${id}-${one}`}
          isChosen={one === value}
          disabled={disabled}
          onTap={() => onPick(one)}
        >
          {choices[one]}
        </Option>
      ))}
    </Options>
  </FieldFrame>
)
