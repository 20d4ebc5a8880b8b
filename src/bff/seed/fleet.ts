import { choiceOf, idOf, numberOf } from './name-id'

export type DemoCar = { id: string; modelId: string; name: string; paint: string }
export type DrivePolicy = {
  modelId: string
  durationMin: number
  bufferBeforeMin: number
  bufferAfterMin: number
  stepMin: number
  noticeMin: number
  horizonDays: number
  cutoffMin: number
  carDayMax: number
  consultantDayMax: number
}

type Lineup = { id: string; name: string; trims: [string, ...string[]]; durationMin: number }

const lineup: readonly Lineup[] = [
  { id: 'yunque', name: '云雀', trims: ['长续航版', 'Pro 长续航版', '标准版'], durationMin: 45 },
  { id: 'xichuan', name: '溪川', trims: ['Pro 后驱版', 'Max 四驱版', 'Ultra 性能版'], durationMin: 60 },
  { id: 'lan', name: '岚', trims: ['Max 四驱版', 'Pro 增程版', 'Ultra 六座版'], durationMin: 60 },
  { id: 'yedu', name: '野渡', trims: ['Max 四驱版', 'Pro 后驱版', '远行版'], durationMin: 45 },
]

const paints: [string, ...string[]] = ['晨雾白', '黛山灰', '竹影绿', '暮霞橙', '夜航黑']

/** What a shop lends: all models but, at most shops, one; `carsOfModel` cars of each, here and there one fewer. */
export function fleetOf(shop: string, carsOfModel: number): { cars: DemoCar[]; policies: DrivePolicy[] } {
  const missing = numberOf(`${shop}/missing model`, lineup.length + 2)
  const lent = lineup.filter((_, i) => i !== missing)
  return {
    cars: lent.flatMap((model) => carsOf(shop, model, carsOfModel)),
    policies: lent.map((model) => policyOf(`${shop}/${model.id}`, model)),
  }
}

function carsOf(shop: string, model: Lineup, most: number): DemoCar[] {
  const count = Math.max(1, most - numberOf(`${shop}/${model.id}/fewer`, 2))
  const firstTrim = numberOf(`${shop}/${model.id}/trim`, model.trims.length)
  return Array.from({ length: count }, (_, i) => ({
    id: idOf(`${shop}/${model.id}/${i}`),
    modelId: model.id,
    name: `${model.name} ${model.trims[(firstTrim + i) % model.trims.length]}`,
    paint: choiceOf(`${shop}/${model.id}/paint ${i}`, paints),
  }))
}

function policyOf(key: string, { id, durationMin }: Lineup): DrivePolicy {
  const [bufferBeforeMin, bufferAfterMin] = choiceOf<[number, number]>(`${key}/buffers`, buffers)
  return {
    modelId: id,
    ...{ durationMin, bufferBeforeMin, bufferAfterMin },
    stepMin: 30,
    noticeMin: choiceOf(`${key}/notice`, [120, 180, 240]),
    horizonDays: choiceOf(`${key}/horizon`, [14, 21, 30]),
    cutoffMin: 120,
    carDayMax: choiceOf(`${key}/car limit`, [5, 6, 8]),
    consultantDayMax: choiceOf(`${key}/consultant limit`, [4, 5, 6]),
  }
}

/** Minutes to bring the car round, and to clean and charge it. */
const buffers: [[number, number], ...[number, number][]] = [
  [0, 15],
  [0, 30],
  [15, 15],
  [30, 30],
]
