import { brand } from './brand'
import { drawCar } from './car/draw-car'
import { carLamps } from './car/lamps'
import { shapes } from './car/shapes'
import { lights, type Light } from './light'
import { goods } from './goods/goods'
import { logo } from './logo'
import { ridge } from './ridge'
import { scene } from './scene'

export type Picture = { name: string; svg: string; width: number }

type Model = (typeof brand.models)[number]

/** When each model is seen at its best. */
const hours: Record<Model['id'], Light> = { yunque: 'morning', xichuan: 'night', lan: 'noon', yedu: 'dusk' }
const COVERS = 8

/** Every picture of the brand, by the name under which others ask for it. */
export function brandPictures(): Picture[] {
  const mark = { name: 'logo', svg: logo(), width: 192 }
  return [...brand.models.flatMap(ofModel), ...covers(), ...ofGoods(), mark]
}

function ofModel({ id, paints }: Model): Picture[] {
  const shape = shapes[id]
  const car = drawCar(shape, paints[0].hex)
  const side = sideView(car)
  const seen = { car, lamps: carLamps(shape), standsAt: shape.ground, light: hours[id] }
  return [
    { name: `hero-${id}`, svg: scene({ ...seen, seed: id, width: 750, height: 900 }), width: 750 },
    { name: `card-${id}`, svg: scene({ ...seen, seed: `${id} card`, width: 480, height: 320 }), width: 480 },
    { name: `side-${id}`, svg: side, width: 600 },
    { name: `side-${id}-small`, svg: side, width: 280 },
  ]
}

const sideView = (car: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="225" viewBox="0 0 1600 600">${car}</svg>`

/** Each twice: across a card, and 56 px high in a line of a list. */
const covers = () =>
  Array.from({ length: COVERS }, (_, i) => {
    const light = lights[i % lights.length] ?? 'noon'
    const svg = ridge({ seed: `cover ${i + 1}`, width: 480, height: 320, light })
    return [
      { name: `cover-${i + 1}`, svg, width: 480 },
      { name: `cover-${i + 1}-small`, svg, width: 204 },
    ]
  }).flat()

/** Each for its own page, for a shelf of two beside each other, and for a line of an order. */
const ofGoods = () =>
  Object.entries(goods()).flatMap(([name, svg]) => [
    { name, svg, width: 640 },
    { name: `${name}-small`, svg, width: 340 },
    { name: `${name}-thumb`, svg, width: 264 },
  ])
