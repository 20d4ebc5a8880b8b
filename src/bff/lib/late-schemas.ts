import { AjvCompiler, type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'

type Validate = { (given: unknown): unknown; errors?: unknown }

/** What is sent as JSON says what it is: null is no false, and nothing is left out because it was misspelt. */
const exact = { coerceTypes: false, removeAdditional: false } as const

const validators: BuildCompilerFromPool = (shared, options) => {
  const compileText = AjvCompiler()(shared, options)
  const compileBody = AjvCompiler()(shared, {
    ...options,
    customOptions: { ...options?.customOptions, ...exact },
  } as typeof options)
  return (route) => {
    const isBody = (route as { httpPart?: string }).httpPart === 'body'
    const compile = isBody ? compileBody : compileText
    let compiled: Validate | undefined
    const validate: Validate = (given) => {
      compiled ??= compile(route) as Validate
      const isGood = compiled(given)
      validate.errors = compiled.errors
      return isGood
    }
    return validate as ReturnType<typeof compile>
  }
}

const serializers: ReturnType<typeof SerializerSelector> = (shared, options) => {
  const compile = SerializerSelector()(shared, options)
  return (route) => {
    let compiled: ReturnType<typeof compile> | undefined
    return (answer: unknown) => (compiled ??= compile(route))(answer)
  }
}

/**
 * Compiles a route's schemas when it is first asked for, not before the server listens: with all of them compiled the
 * product would take half a second longer to start, for routes that most processes are hardly asked for.
 */
export const lateSchemas = { buildValidator: validators, buildSerializer: serializers }
