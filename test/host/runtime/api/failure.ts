/** What a call's `fail` is told: an `errMsg` on WeChat, further fields by kind. */
export type Reason = { errMsg: string; errno?: number; errCode?: number } & Record<string, unknown>

/** A call that the platform answers with `fail`. */
export class Failure extends Error {
  readonly reason: Reason

  constructor(api: string, why: string, more: Omit<Reason, 'errMsg'> = {}) {
    super(`${api}:fail ${why}`)
    this.reason = { errMsg: this.message, ...more }
  }
}

/** Alipay's own: a number, and sometimes more. */
export class MyFailure extends Error {
  readonly answer: object

  constructor(error: number, errorMessage: string, more: object = {}) {
    super(errorMessage)
    this.answer = { error, errorMessage, ...more }
  }
}
