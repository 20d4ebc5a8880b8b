// Only what describes `wx` and `my`: the packages' own entries also declare `require`, `App` and `console` for
// everybody, which is wrong everywhere but in a mini-program.
/// <reference path="../../../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts" />
/// <reference path="../../../node_modules/@mini-types/my/types/lib.my.d.ts" />

declare namespace WechatMiniprogram {
  type IAnyObject = Record<string, unknown>
  type Optional<F> = F extends (arg: infer P) => infer R ? (arg?: P) => R : F
  type OptionalInterface<T> = { [K in keyof T]: Optional<T[K]> }
  type PromisifySuccessResult<P, T extends { success?: (...args: never[]) => void }> = P extends
    { success: unknown } | { fail: unknown } | { complete: unknown }
    ? void
    : Promise<Parameters<Exclude<T['success'], undefined>>[0]>
}
