import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { ModelId, OneOf, PicturePath } from './primitives'

export type CarModel = Static<typeof CarModel>
export const CarModel = Type.Object({
  id: ModelId,
  name: Type.String(),
  tagline: Type.String(),
  powertrain: OneOf('electric', 'range_extended'),
  rangeKm: Type.Integer(),
  seats: Type.Integer(),
  priceFromYuan: Type.Integer(),
  /** In its landscape, for the top of a page. */
  hero: PicturePath,
  /** The same idea, small, for a list. */
  card: PicturePath,
  /** Its side view alone, on a transparent ground. */
  side: PicturePath,
  /** The side view for a list, no larger than it is shown. */
  thumb: PicturePath,
})

export type Brand = Static<typeof Brand>
export const Brand = Type.Object({
  name: Type.String(),
  slogan: Type.String(),
  servicePhone: Type.String(),
  logo: PicturePath,
  models: Type.Array(CarModel),
  /** What a member is asked to allow with a booking, by platform; none while nothing would be sent. */
  noticeTemplates: Type.Object({ wechat: Type.Array(Type.String()), alipay: Type.Array(Type.String()) }),
})

export const brandEndpoints = {
  'GET /brand': { who: 'anyone', summary: 'The brand and its car models', reply: { 200: Brand } },
} as const satisfies EndpointMap
