import { Type, type Static, type TSchema } from '@sinclair/typebox'

/** One of a few words. A union of literals would be tried one by one each time an answer is written. */
export const OneOf = <const W extends readonly string[]>(...words: W) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: words })

type Simple = TSchema & { type: string; enum?: readonly unknown[] }

/** Something or null, told apart by its type alone. */
export const OrNull = <S extends TSchema>(schema: S) => {
  const { type, enum: words } = schema as unknown as Simple
  const orNull = { ...schema, type: [type, 'null'], ...(words && { enum: [...words, null] }) }
  return Type.Unsafe<Static<S> | null>(orNull)
}

/** UUIDv7 made by the BFF, or any UUID made by a client for its own intents; in lower case, so that equal is equal. */
export const Id = Type.String({ format: 'uuid', pattern: '^[0-9a-f-]{36}$' })

/** A moment, ISO 8601 in UTC. */
export const Instant = Type.String({
  format: 'date-time',
  // No leap second: neither JavaScript nor PostgreSQL has one.
  pattern: '^[1-9]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d',
})

/** A calendar day in the dealer's zone, `2026-02-28`. */
export const CalendarDay = Type.String({ format: 'date', pattern: '^[1-9]' })

/** A mainland mobile number without country code. */
export const MobilePhone = Type.String({ pattern: '^1[3-9]\\d{9}$' })

/** Short readable key of a car model, `lan`. */
export const ModelId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' })

/** Six digits of the national standard for administrative areas, a city: `310100`. */
export const CityCode = Type.String({ pattern: '^\\d{6}$' })

export const Latitude = Type.Number({ minimum: -90, maximum: 90 })
export const Longitude = Type.Number({ minimum: -180, maximum: 180 })

/** A file of a form, whatever it was called. */
export const File = Type.Unsafe<Uint8Array>({ description: 'the file: JPEG, PNG or WebP; PDF for documents' })

/** Where a page of a list goes on; opaque to the client. */
export const Cursor = Type.String({ minLength: 1, maxLength: 200 })

/** A text that says something: not spaces alone. */
export const Words = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' })

/** A day on which a car of today can have been on the road. */
export const DayOfCars = Type.String({ format: 'date', pattern: '^(19[89]|2)' })

/** Path of a picture below the BFF's origin, immutable: its name holds a hash of its content. */
export const PicturePath = Type.String()

export type Slot = Static<typeof Slot>
export const Slot = Type.Object({ startsAt: Instant, endsAt: Instant })
