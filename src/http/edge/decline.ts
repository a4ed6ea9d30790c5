import type { ServerResponse } from 'node:http'
import { bareHeaders } from '../security-headers.ts'

/** `bad-client-cert` and `bad-forwarded-for` only behind a proxy, which has to be mended. */
export type Declined = 'bad-request' | 'misdirected' | 'bad-client-cert' | 'bad-forwarded-for'

/** Answers, in plain words, a request that reaches none of our hosts, and closes the connection. */
export function decline(response: ServerResponse, reason: Declined): void {
  const { status, text } = answers[reason]
  response.shouldKeepAlive = false
  response.writeHead(status, bareHeaders).end(text)
}

export const answers: Record<Declined | 'fault', { status: number; text: string }> = {
  'bad-request': {
    status: 400,
    text: 'お使いのソフトからの要求を読み取れませんでした。\nThe request could not be read.\n',
  },
  misdirected: {
    status: 421,
    text: 'このアドレスのページはありません。アドレスを確かめるか、ブックマークから開き直してください。\nThere is no page at this address. Please check it, or open the site from your bookmark.\n',
  },
  'bad-client-cert': {
    status: 400,
    text: '電子証明書の情報を読み取れませんでした。お手数ですが、次の番号をお取引の窓口へお知らせください: client-cert\nWhat came of your certificate could not be read. Please tell your institution this word: client-cert\n',
  },
  'bad-forwarded-for': {
    status: 400,
    text: '接続元の情報を読み取れませんでした。お手数ですが、次の番号をお取引の窓口へお知らせください: x-forwarded-for\nWhere you come from could not be read. Please tell your institution this word: x-forwarded-for\n',
  },
  fault: {
    status: 500,
    text: 'ただいまご利用いただけません。しばらくしてから、もう一度お試しください。\nThis does not work at the moment. Please try again a little later.\n',
  },
}

const plainHttpText =
  'アドレスの先頭を「https://」にして、もう一度開いてください。\nPlease open this address again with https:// in front of it.\n'

/** The answer to HTTP without TLS on the TLS port: in bytes, as no HTTP server has the connection. */
export const plainHttpAnswer = [
  'HTTP/1.1 400 Bad Request',
  'content-type: text/plain; charset=utf-8',
  `content-length: ${Buffer.byteLength(plainHttpText)}`,
  'connection: close',
  '',
  plainHttpText,
].join('\r\n')
