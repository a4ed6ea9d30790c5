import type { TestContext } from 'node:test'
import { type MailerOptions, openMailer } from '../../src/adapters/smtp/mailer.ts'
import type { Mailer, Message } from '../../src/ports/mailer.ts'

/** A mailer for a server of the tests, impatient as a test is. */
export function testMailer(port: number, options: Partial<MailerOptions> = {}): Mailer {
  const connection = {
    ...{ host: '127.0.0.1', port, ignoreTLS: true, name: 'warifu.test' },
    ...{ connectionTimeout: 500, greetingTimeout: 500, socketTimeout: 500, socketCloseTimeout: 100 },
  }
  return openMailer({
    ...{ host: '127.0.0.1', port, connection, connections: 3, idle: 60_000 },
    ...{ dkim: 'relay' as const, smime: new Map(), patience: { end: 500, whole: 2000 } },
    ...options,
  })
}

export function openTestMailer(t: TestContext, port: number, options?: Partial<MailerOptions>): Mailer {
  const mailer = testMailer(port, options)
  t.after(() => mailer.close())
  return mailer
}

export const message: Message = {
  slug: 'a',
  smime: 'off',
  from: { name: '割符信用金庫', address: 'no-reply@a.warifu.test' },
  to: 'hanako@customer.test',
  envelopeFrom: 'bounces+0123@a.warifu.test',
  messageId: '<11111111-1111-4111-8111-111111111111@a.warifu.test>',
  date: Temporal.Instant.from('2027-03-01T00:00:00Z'),
  language: 'ja',
  subject: '電子証明書の更新をお願いします',
  text: '割符　花子　様\n\n電子証明書の有効期限日は 2027年3月31日（水）です。\n',
  html: '<!doctype html>\n<html lang="ja"><body><p>割符　花子　様</p></body></html>\n',
}
