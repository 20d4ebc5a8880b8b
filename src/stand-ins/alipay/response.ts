import type { Answer } from '../server'
import type { App } from './app'
import { sign } from './rsa'

/** The text of a node is signed as it stands, slashes escaped as Alipay escapes them; its signature comes last. */
export function signedAnswer(
  { alipayKey, certificates }: App,
  node: string,
  content: object,
  isSigned: boolean,
): Answer {
  const text = JSON.stringify(content).replaceAll('/', '\\/')
  const certificate = certificates ? `,"alipay_cert_sn":"${certificates.alipayCertSn}"` : ''
  const signature = isSigned ? `${certificate},"sign":"${sign(text, alipayKey)}"` : ''
  return { type: 'text/html;charset=utf-8', text: `{"${node}":${text}${signature}}` }
}
