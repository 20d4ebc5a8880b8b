import type { Product, ProductStanding, Variant } from '@/contract/product'
import { grouped } from '@/miniapp/lib/money'
import { obstacles } from './copy'
import { momentName } from './day'

/** Why something can't be ordered now, as far as this phone can tell; what counts is the BFF's answer. */
export type Obstacle =
  | { kind: 'coming'; at: string | null }
  | { kind: 'over' | 'gone' | 'frozen' | 'limit' }
  | { kind: 'tier'; name: string }
  | { kind: 'short'; points: number }

type Facts = {
  product: Pick<Product, 'sale' | 'saleFrom' | 'tierNeeded'>
  variant: Pick<Variant, 'stock' | 'price'>
  quantity: number
  standing: ProductStanding | undefined
  /** Null for a guest, and while nobody knows. */
  available: number | null
  isFrozen: boolean
}

/** What can't be helped comes first, then what the member could do something about. */
export function obstacleTo({
  product,
  variant,
  quantity,
  standing,
  available,
  isFrozen,
}: Facts): Obstacle | null {
  if (product.sale === 'coming') return { kind: 'coming', at: product.saleFrom }
  if (product.sale === 'over') return { kind: 'over' }
  if (variant.stock === 'gone') return { kind: 'gone' }
  if (isFrozen) return { kind: 'frozen' }
  if (standing?.whyNot === 'tier_needed') return { kind: 'tier', name: product.tierNeeded?.name ?? '' }
  if (standing && standing.left !== null && standing.left < quantity) return { kind: 'limit' }
  const missing = available === null ? 0 : variant.price.points * quantity - available
  return missing > 0 ? { kind: 'short', points: missing } : null
}

/** More than this at once is for a shop. */
const PIECES_MAX = 9

/** How many pieces somebody may ask for. */
export const piecesMax = (
  { limitEver, limitMonth }: Pick<Product, 'limitEver' | 'limitMonth'>,
  left: number | null,
) => Math.max(1, Math.min(PIECES_MAX, limitEver ?? PIECES_MAX, limitMonth ?? PIECES_MAX, left ?? PIECES_MAX))

export function obstacleSentence(obstacle: Obstacle): string {
  if (obstacle.kind === 'coming')
    return obstacle.at ? obstacles.coming(momentName(obstacle.at)) : obstacles.comingSoon
  if (obstacle.kind === 'tier') return obstacles.tier(obstacle.name)
  if (obstacle.kind === 'short') return obstacles.short(grouped(obstacle.points))
  return obstacles[obstacle.kind]
}
