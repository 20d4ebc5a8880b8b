import type { Policy } from '@/bff/features/test-drive/slots'
import { brand } from '@/brand/brand'
import { choiceOf, idOf, numberOf } from './name-id'

export type DemoCar = { id: string; modelId: string; name: string; paint: string }
export type DrivePolicy = Policy & { modelId: string }

type Model = (typeof brand.models)[number]

/** How each model of the brand is driven: in which trims, and for how long. */
const drives: Record<Model['id'], { trims: [string, ...string[]]; durationMin: number }> = {
  yunque: { trims: ['长续航版', 'Pro 长续航版', '标准版'], durationMin: 45 },
  xichuan: { trims: ['Pro 后驱版', 'Max 四驱版', 'Ultra 性能版'], durationMin: 60 },
  lan: { trims: ['Max 四驱版', 'Pro 后驱版', 'Ultra 四驱版'], durationMin: 60 },
  yedu: { trims: ['Max 四驱版', 'Pro 后驱版', '远行版'], durationMin: 45 },
}

/** What a shop lends: all models but, at most shops, one; `carsOfModel` cars of each, here and there one fewer. */
export function fleetOf(shop: string, carsOfModel: number): { cars: DemoCar[]; policies: DrivePolicy[] } {
  const missing = numberOf(`${shop}/missing model`, brand.models.length + 2)
  const lent = brand.models.filter((_, i) => i !== missing)
  return {
    cars: lent.flatMap((model) => carsOf(shop, model, carsOfModel)),
    policies: lent.map((model) => policyOf(`${shop}/${model.id}`, model)),
  }
}

function carsOf(shop: string, model: Model, most: number): DemoCar[] {
  const count = Math.max(1, most - numberOf(`${shop}/${model.id}/fewer`, 2))
  const { trims } = drives[model.id]
  const firstTrim = numberOf(`${shop}/${model.id}/trim`, trims.length)
  return Array.from({ length: count }, (_, i) => ({
    id: idOf(`${shop}/${model.id}/${i}`),
    modelId: model.id,
    name: `${model.name} ${trims[(firstTrim + i) % trims.length]}`,
    paint: choiceOf<Model['paints'][number]>(`${shop}/${model.id}/paint ${i}`, model.paints).name,
  }))
}

function policyOf(key: string, { id }: Model): DrivePolicy {
  const [bufferBeforeMin, bufferAfterMin] = choiceOf<[number, number]>(`${key}/buffers`, buffers)
  return {
    modelId: id,
    durationMin: drives[id].durationMin,
    ...{ bufferBeforeMin, bufferAfterMin },
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
  [30, 30],
]
