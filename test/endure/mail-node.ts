// A node as far as it sends mails: assembled as the program is, to be killed at any moment.
import { join } from 'node:path'
import { makeDb } from '../../src/adapters/postgres/db.ts'
import { systemClock } from '../../src/adapters/system/clock.ts'
import { every } from '../../src/adapters/system/every.ts'
import { makeLog } from '../../src/adapters/system/log.ts'
import { readEnvironment } from '../../src/config.ts'
import { openSending } from '../../src/main/keep-sending.ts'
import { openPost } from '../../src/main/open-post.ts'
import { openPortal, openPorts } from '../../src/main/open-program.ts'

const [database = '', folder = '', port = ''] = process.argv.slice(2)
const environment = readEnvironment({
  WARIFU_SMTP_URL: `smtp://127.0.0.1:${port}`,
  WARIFU_SMTP_TLS: 'opportunistic',
  WARIFU_MAIL_PER_MINUTE: '100000',
  WARIFU_BOUNCE_ADDRESS: 'bounces@warifu.test',
})
const log = makeLog('warn')
const db = makeDb(JSON.parse(database))
const ports = await openPorts(db, systemClock, join(folder, 'secret'), join(folder, 'keys'))
const portal = await openPortal(ports, environment, 'warifu.test', 'production', log)
const sending = openSending(environment, portal, await openPost(environment, 'warifu.test'))
const second = Temporal.Duration.from({ seconds: 1 })
const report = (err: unknown) => log.error({ err }, 'a task in the background failed; it will be tried again')
every(second, sending.send, report)
void sending.send().catch(report)
process.stdout.write('sends\n')
setInterval(() => {}, 60_000) // `every` alone keeps no process alive
