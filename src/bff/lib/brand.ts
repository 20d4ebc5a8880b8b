import type { Brand, CarModel } from '@/contract/brand'
import { brand } from '@/brand/brand'

/** The brand's configuration with its pictures as paths that the phone can ask for. */
export type BrandBook = ReturnType<typeof makeBrandBook>

export type NoticeTemplates = Brand['noticeTemplates']

/** `pictures`: a picture's name to its file, whose name holds a hash of its content. */
export function makeBrandBook(
  pictures: Readonly<Record<string, string>>,
  { wechat, alipay }: Readonly<Record<keyof NoticeTemplates, readonly string[]>> = brand.noticeTemplates,
) {
  /** A name nobody drew gives a path that answers 404, which pages show as a blank picture. */
  const picture = (name: string) => `/media/${pictures[name] ?? `${name}.webp`}`

  const models = brand.models.map((model): CarModel => ({
    id: model.id,
    name: model.name,
    tagline: model.tagline,
    powertrain: model.powertrain,
    rangeKm: model.rangeKm,
    seats: model.seats,
    priceFromYuan: model.priceFromYuan,
    hero: picture(`hero-${model.id}`),
    card: picture(`card-${model.id}`),
    side: picture(`side-${model.id}`),
    thumb: picture(`side-${model.id}-small`),
  }))
  const names = new Map(models.map(({ id, name }) => [id, name]))
  const { name, slogan, servicePhone } = brand

  return {
    picture,
    isPicture: (name: string) => Object.hasOwn(pictures, name),
    isModel: (id: string) => names.has(id),
    modelName: (id: string) => names.get(id) ?? id,
    brand: {
      name,
      slogan,
      servicePhone,
      logo: picture('logo'),
      models,
      noticeTemplates: { wechat: [...wechat], alipay: [...alipay] },
    },
  }
}
