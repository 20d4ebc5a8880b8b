import { randomBytes } from 'node:crypto'

/** What WeChat says for each number, as far as it is known; the number is what counts. */
const words = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43302: 'require POST method',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit  mustslower  retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
  87007: 'session_key is not existd or expired',
  87008: 'invalid sig_method',
  87009: 'invalid signature',
} as const

export type Errcode = keyof typeof words

export class Refused extends Error {
  constructor(readonly errcode: Errcode) {
    super(words[errcode])
  }

  get body() {
    const rid = [4, 4, 4].map((length) => randomBytes(length).toString('hex')).join('-')
    return { errcode: this.errcode, errmsg: `${this.message}, rid: ${rid}` }
  }
}
