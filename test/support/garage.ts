import { randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Car } from '@/contract/car'
import type { Call } from './setup'

type Who = { id: string; token?: string }

const SIGNS = '0123456789X'
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const counts = '12345678123457923456789'
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

const countOf = (sign: string) => Number(letters.includes(sign) ? counts[letters.indexOf(sign)] : sign)

/** A VIN that no other test car has, with the right digit in place 9. */
export function aVin(n = Math.floor(Math.random() * 1e6)): string {
  const vin = `LYS1A2B30MA${String(n).padStart(6, '0')}`
  const sum = weights.reduce((sum, weight, at) => sum + weight * countOf(vin.charAt(at)), 0)
  return vin.slice(0, 8) + SIGNS.charAt(sum % 11) + vin.slice(9)
}

/** One white dot. */
export const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A picture that carries words along, under a keyword. */
export function pictureSaying(words: object, keyword = 'licence'): Buffer {
  const content = Buffer.concat([Buffer.from(`tEXt${keyword}\0`), Buffer.from(JSON.stringify(words))])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length - 4)
  sum.writeUInt32BE(crc32(content))
  const afterHeader = 8 + 25
  return Buffer.concat([dot.subarray(0, afterHeader), length, content, sum, dot.subarray(afterHeader)])
}

/** A form with a file, as a phone sends it. */
export function form(file: Buffer | string, fields: Record<string, string> = {}): FormData {
  const sent = new FormData()
  for (const [name, value] of Object.entries(fields)) sent.append(name, value)
  sent.append('file', new Blob([new Uint8Array(Buffer.from(file))]), '../../etc/passwd')
  return sent
}

export type CarWish = Partial<
  Record<'vin' | 'plate' | 'modelId' | 'powertrain' | 'registeredOn' | 'nickname', string>
>

/** The steps that people take with cars. */
export const garage = (call: Call) => {
  const add = (member: Who, wish: CarWish & { claim?: boolean; requestId?: string } = {}) =>
    call('POST /garage/cars', {
      member,
      payload: {
        ...{
          vin: aVin(),
          plate: null,
          modelId: 'lan',
          powertrain: 'erev',
          registeredOn: null,
          nickname: null,
        },
        ...{ requestId: randomUUID(), ...wish },
      },
    })

  const aCarOf = async (member: Who, wish: CarWish = {}) => (await add(member, wish)).json<Car>()

  const prove = (member: Who, carId: string, requestId: string = randomUUID()) =>
    call(`POST /garage/cars/${carId}/proof`, { member, payload: form(dot, { requestId }) })

  const decide = (operator: Who, proofId: string, decision: object) =>
    call(`POST /operator/proofs/${proofId}/decision`, { member: operator, payload: decision })

  return {
    add,
    aCarOf,
    prove,
    decide,

    async verify(operator: Who, member: Who, carId: string) {
      const { id } = (await prove(member, carId)).json<{ id: string }>()
      return decide(operator, id, { approve: true })
    },

    cars: async (member: Who) => (await call('GET /garage/cars', { member })).json<{ cars: Car[] }>().cars,

    car: (member: Who, carId: string) => call(`GET /garage/cars/${carId}`, { member }),

    offer: async (member: Who, carId: string, requestId: string = randomUUID()) =>
      (await call(`POST /garage/cars/${carId}/transfers`, { member, payload: { requestId } })).json<{
        code: string
      }>().code,

    accept: (member: Who, code: string, requestId: string = randomUUID()) =>
      call('POST /garage/transfers/accept', { member, payload: { code, requestId } }),

    invite: async (member: Who, carId: string) =>
      (
        await call(`POST /garage/cars/${carId}/driver-invites`, {
          member,
          payload: { requestId: randomUUID() },
        })
      ).json<{ code: string }>().code,

    share: (member: Who, code: string, requestId: string = randomUUID()) =>
      call('POST /garage/driver-invites/accept', { member, payload: { code, requestId } }),

    read: (member: Who, carId: string, km: number, readOn: string, requestId: string = randomUUID()) =>
      call(`POST /garage/cars/${carId}/odometer`, { member, payload: { km, readOn, requestId } }),

    keep: (member: Who, carId: string, file: Buffer = dot, more: Record<string, string> = {}) =>
      call(`POST /garage/cars/${carId}/documents`, {
        member,
        payload: form(file, { kind: 'policy', title: '交强险保单', requestId: randomUUID(), ...more }),
      }),
  }
}
