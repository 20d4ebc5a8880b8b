import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Variant } from '@/contract/product'
import { classes } from '@/miniapp/ui/classes'
import { Option, Options } from '@/miniapp/ui/options'
import { product as words } from '../copy'
import { coloursOf, isLeft, sizesOf, turned } from '../variants'
import styles from './variant-chips.module.scss'

type VariantChipsProps = {
  variants: readonly Variant[]
  chosen: Variant
  onPick: (variant: Variant) => void
}

/** Colours and sizes to choose from; what is gone can be looked at, and says so. */
export function VariantChips({ variants, chosen, onPick }: VariantChipsProps) {
  const colours = coloursOf(variants)
  const sizes = sizesOf(variants)
  return (
    <>
      {colours.length > 0 && (
        <Group label={words.colour}>
          {colours.map(({ name, hex }) => (
            <Chip
              key={name}
              name={name}
              hex={hex}
              isChosen={name === chosen.colour}
              isLeft={isLeft(variants, { colour: name })}
              onTap={() => onPick(turned(variants, chosen, { colour: name }))}
            />
          ))}
        </Group>
      )}
      {sizes.length > 0 && (
        <Group label={words.size}>
          {sizes.map((size) => (
            <Chip
              key={size}
              name={size}
              hex={null}
              isChosen={size === chosen.size}
              isLeft={isLeft(variants, { colour: chosen.colour, size })}
              onTap={() => onPick(turned(variants, chosen, { size }))}
            />
          ))}
        </Group>
      )}
    </>
  )
}

const Group = ({ label, children }: { label: string; children: ReactNode }) => (
  <View className={styles.group}>
    <View className={styles.label}>{label}</View>
    <Options label={label}>{children}</Options>
  </View>
)

type ChipProps = {
  name: string
  hex: string | null
  isChosen: boolean
  isLeft: boolean
  onTap: () => void
}

const Chip = ({ name, hex, isChosen, isLeft, onTap }: ChipProps) => (
  <Option
    className={classes('variant', !isLeft && styles.gone)}
    isChosen={isChosen}
    label={isLeft ? name : words.goneTrait(name)}
    onTap={onTap}
  >
    {hex && <View className={styles.swatch} style={{ backgroundColor: hex }} />}
    {name}
  </Option>
)
