export type Role = 'button' | 'link' | 'tab' | 'tablist' | 'radio' | 'radiogroup' | 'img' | 'alert'

type Spoken = {
  role?: Role
  /** Read out instead of the content; needed where the content is a picture. */
  label?: string
  selected?: boolean
  disabled?: boolean
  /** For decoration that a screen reader should pass over. */
  hidden?: boolean
  /** What changes here is read out by itself. */
  live?: boolean
}

const roleName = process.env.TARO_ENV === 'weapp' ? 'aria-role' : 'role'

/** Each role has its own word for being chosen. */
const chosen: Partial<Record<Role, string>> = { radio: 'aria-checked', button: 'aria-pressed' }

/** What a screen reader is told, under the names that this platform's components listen to. */
export function spoken({ role, label, selected, disabled, hidden, live }: Spoken): Record<string, string> {
  const all = {
    [roleName]: role,
    'aria-label': label,
    [role ? (chosen[role] ?? 'aria-selected') : 'aria-selected']: selected?.toString(),
    'aria-disabled': disabled ? 'true' : undefined,
    'aria-hidden': hidden ? 'true' : undefined,
    'aria-live': live ? 'polite' : undefined,
  }
  const told = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(told)
}
