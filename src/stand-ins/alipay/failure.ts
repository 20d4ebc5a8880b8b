const messages = {
  '20000': 'Service Currently Unavailable',
  '20001': 'Insufficient Token Permissions',
  '40001': 'Missing Required Arguments',
  '40002': 'Invalid Arguments',
  '40003': 'Insufficient Conditions',
  '40004': 'Business Failed',
  '40006': 'Insufficient Permissions',
} as const

export type Code = keyof typeof messages

/** `in`: the node the failure comes in, where it isn't the one that is usual for the method. */
export type Failure = {
  code: Code
  subCode: string
  subMsg?: string
  in?: 'error_response' | 'method'
  /** An app nobody knows has no keys to sign for. */
  isUnsigned?: boolean
}

export class Failed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.subCode)
  }
}

export const missing = (subCode: string, subMsg: string) =>
  new Failed({ code: '40001', subCode: `isv.missing-${subCode}`, subMsg })

export const invalid = (subCode: string, subMsg: string) =>
  new Failed({ code: '40002', subCode: `isv.${subCode}`, subMsg })

export const businessFailed = (subCode: string, subMsg: string) =>
  new Failed({ code: '40004', subCode, subMsg, in: 'method' })

/** The gateway names its fields in snake_case, what comes through the phone in camelCase. */
export const gatewayFailure = ({ code, subCode, subMsg = '业务处理失败' }: Failure) => ({
  code,
  msg: messages[code],
  sub_code: subCode,
  sub_msg: `${subMsg}，解决方案：https://open.alipay.com/api/errCheck?traceId=0000&source=openapi`,
})

export const phoneFailure = ({ code, subCode, subMsg = '' }: Failure) => ({
  code,
  msg: messages[code],
  subCode,
  subMsg,
})
