import type { TSchema } from '@sinclair/typebox'

/**
 * A schema whose objects, at every depth, have no fields but those it names: one that is misspelt is refused with its
 * name, where it would otherwise change nothing and nobody would know.
 */
export function closed<S extends TSchema>(schema: S): S {
  const { properties, items, anyOf } = schema as {
    properties?: Record<string, TSchema>
    items?: TSchema
    anyOf?: TSchema[]
  }
  return {
    ...schema,
    ...(properties && { properties: mapped(properties), additionalProperties: false }),
    ...(items && { items: closed(items) }),
    ...(anyOf && { anyOf: anyOf.map(closed) }),
  }
}

const mapped = (properties: Record<string, TSchema>) =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, closed(schema)]))
