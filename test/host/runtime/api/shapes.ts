/// <reference path="../platform-types.d.ts" />

type Wx = WechatMiniprogram.Wx
type Function_ = (...args: never[]) => unknown
type Option<F> = F extends (option: infer O, ...rest: never[]) => unknown ? NonNullable<O> : never
type Success<O> = O extends { success?: infer S }
  ? NonNullable<S> extends (result: infer R) => void
    ? R
    : never
  : never
type Given<R> = void | (R extends object ? Partial<Omit<R, 'errMsg'>> : never)

/**
 * What this host answers to calls that end in `success` or `fail`. A field may be missing, for nobody needs all thirty
 * timings of a request; one that is there has the platform's own type.
 */
type Answers<Api> = {
  [Name in keyof Api]?: Api[Name] extends Function_
    ? (
        option: Option<Api[Name]>,
      ) => Given<Success<Option<Api[Name]>>> | Promise<Given<Success<Option<Api[Name]>>>>
    : never
}

type Returns<Api> = {
  [Name in keyof Api]?: Api[Name] extends (...args: infer A) => infer R
    ? (...args: A) => R extends object ? Partial<R> : R
    : Api[Name]
}

export type WxAnswers = Answers<Wx>
export type WxReturns = Returns<Wx>
export type MyAnswers = Answers<typeof my>
export type MyReturns = Returns<typeof my>
