import { brand } from '@/brand/brand'
import { drawCar } from '@/brand/car/draw-car'
import { shapes } from '@/brand/car/shapes'

const idsIn = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
const usedIn = (svg: string) => [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id)

test('every model has a shape of its own', () => {
  expect(Object.values(shapes).map(({ id }) => id)).toEqual(brand.models.map(({ id }) => id))
  expect(Object.keys(shapes)).toEqual(brand.models.map(({ id }) => id))
})

test('cars of every model and paint stand in one document without sharing an id', () => {
  const cars = brand.models.flatMap(({ id, paints }) => paints.map(({ hex }) => drawCar(shapes[id], hex)))
  const ids = cars.flatMap(idsIn)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(Object.values(shapes))('$id refers to nothing that is not there', (shape) => {
  const car = drawCar(shape, '#3d5f4f')
  expect(idsIn(car)).toEqual(expect.arrayContaining(usedIn(car)))
})

test.each(Object.values(shapes))(
  '$id stands on its wheels, inside its picture',
  ({ wheel, ground, roof, sill }) => {
    expect(wheel.front - wheel.radius).toBeGreaterThan(0)
    expect(wheel.rear + wheel.radius).toBeLessThan(1600)
    expect(roof).toBeGreaterThan(0)
    expect(ground).toBeLessThan(600)
    expect(sill).toBeGreaterThan(ground - wheel.radius)
    expect(sill).toBeLessThan(ground)
  },
)
