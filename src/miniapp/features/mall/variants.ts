import type { Product, Variant } from '@/contract/product'

export type Colour = { name: string; hex: string | null }

/** Each colour once, in the order of the variants. */
export const coloursOf = (variants: readonly Variant[]): Colour[] =>
  variants.reduce<Colour[]>(
    (colours, { colour, hex }) =>
      colour === null || colours.some(({ name }) => name === colour)
        ? colours
        : [...colours, { name: colour, hex }],
    [],
  )

export const sizesOf = (variants: readonly Variant[]): string[] => [
  ...new Set(variants.map(({ size }) => size).filter((size) => size !== null)),
]

type Traits = Partial<Pick<Variant, 'colour' | 'size'>>

const fits = (variant: Variant, { colour, size }: Traits) =>
  (colour === undefined || variant.colour === colour) && (size === undefined || variant.size === size)

const there = (variants: readonly Variant[]) => variants.find(({ stock }) => stock !== 'gone') ?? variants[0]

/**
 * The variant that somebody means who changes one trait of another: with the other trait kept where there is such a
 * one, and where there is one left.
 */
export function turned(variants: readonly Variant[], from: Variant, change: Traits): Variant {
  const both = variants.filter((one) => fits(one, { colour: from.colour, size: from.size, ...change }))
  const some = variants.filter((one) => fits(one, change))
  return there(both) ?? there(some) ?? from
}

/** The one that was asked for, or the first that is left. */
export const variantOf = ({ variants }: Pick<Product, 'variants'>, variantId: string): Variant | undefined =>
  variants.find(({ id }) => id === variantId) ?? there(variants)

/** Whether a trait can still be had, with whatever goes with it. */
export const isLeft = (variants: readonly Variant[], trait: Traits) =>
  variants.some((one) => fits(one, trait) && one.stock !== 'gone')

/** `雪白 · M`, or nothing for what comes in one kind. */
export const traitsOf = ({ colour, size }: Pick<Variant, 'colour' | 'size'>) =>
  [colour, size].filter(Boolean).join(' · ')
