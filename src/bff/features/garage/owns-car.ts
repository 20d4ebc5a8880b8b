import type { Sql } from '@/bff/db/sql'
import type { Sealer } from '@/bff/lib/sealed'
import { listCars } from './store'

/** 挂, 学, 警 and their like, which nobody counts to the end of a number. */
const LAST_SIGN = /[^A-Z0-9]$/

/** Whether the end of a VIN or a plate is one of a member's cars', so that only who knows the car can say it. */
export const makeOwnsCar =
  (sealer: Sealer) =>
  async (sql: Sql, memberId: string, tail: string): Promise<boolean> =>
    (await listCars(sql, memberId))
      .filter(({ standing }) => standing === 'owner')
      .flatMap(({ vinSealed, plateSealed }) => (plateSealed ? [vinSealed, plateSealed] : [vinSealed]))
      .some((sealed) => sealer.open(sealed).replace(LAST_SIGN, '').endsWith(tail.toUpperCase()))
