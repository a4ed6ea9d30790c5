import { readPrivateFile } from '../adapters/keys/private-file.ts'
import { readDkimKeys, readSmimeKeys } from '../adapters/smtp/mail-keys.ts'
import { type MailerOptions, openMailer } from '../adapters/smtp/mailer.ts'
import type { Environment } from '../config.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { MailHouse } from '../service/notice/message-of.ts'

/** What mails are sent with. */
export interface Post {
  mailer: Mailer
  house: MailHouse
}

/** Milliseconds. What is the time that a server is given: short, since it is our own relay that we speak with. */
const patience = {
  connection: {
    connectionTimeout: 10_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
  },
  // RFC 5321 §4.5.3.2.6 asks for ten minutes: who turns away before the answer comes sends twice.
  mail: { end: 300_000, whole: 420_000 },
  idle: 30_000,
}

/** Undefined where no mail server is set. */
export async function openPost(environment: Environment, domain: string): Promise<Post | undefined> {
  const { WARIFU_SMTP_URL: url, WARIFU_SMTP_CONNECTIONS: connections } = environment
  const { WARIFU_MAIL_KEY_FOLDER: folder, WARIFU_BOUNCE_ADDRESS: bounceAddress } = environment
  if (url === undefined) return undefined
  const line = await lineOf(environment, new URL(url), domain)
  const mailer = openMailer({
    ...line,
    connections,
    dkim: folder === undefined ? 'relay' : await readDkimKeys(folder),
    smime: folder === undefined ? new Map() : await readSmimeKeys(folder),
    idle: patience.idle,
  })
  return { mailer, house: { domain, ...(bounceAddress !== undefined && { bounceAddress }) } }
}

type Line = Pick<MailerOptions, 'host' | 'port' | 'connection' | 'auth' | 'patience'>

async function lineOf(environment: Environment, url: URL, domain: string): Promise<Line> {
  if (url.password !== '')
    throw new Error('configuration: WARIFU_SMTP_URL holds a password: put it into WARIFU_SMTP_PASSWORD_FILE')
  const secure = url.protocol === 'smtps:'
  const isRequired = environment.WARIFU_SMTP_TLS === 'required'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port) || (secure ? 465 : 587)
  const auth = await authOf(environment, url)
  return {
    ...{ host, port },
    connection: {
      ...{ host, port, secure, name: domain, ...patience.connection },
      requireTLS: isRequired && !secure,
      opportunisticTLS: !isRequired,
      // Whom one speaks with in the open anyway, one need not know by his certificate.
      tls: { rejectUnauthorized: isRequired },
    },
    ...(auth !== undefined && { auth }),
    patience: patience.mail,
  }
}

async function authOf({ WARIFU_SMTP_PASSWORD_FILE: file }: Environment, { username }: URL) {
  if (username === '') return undefined
  if (file === undefined)
    throw new Error('configuration: WARIFU_SMTP_URL names a user, and WARIFU_SMTP_PASSWORD_FILE is not set')
  const pass = (await readPrivateFile(file, 'SMTP password', 4096)).toString('utf8').trim()
  const user = decodeURIComponent(username)
  return { user, pass, credentials: { user, pass } }
}
