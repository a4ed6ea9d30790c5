import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { warifu } from '../at-terminal.ts'
import { startDemo } from '../demo-program.ts'
import { reportOf } from './report.ts'
import { openSink, type Sink } from './sink.ts'

const password = 'the relay’s password 5d1c'

/** A relay that wants TLS and a password, and the folder of who may use it. */
async function openRelay(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-mail-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [key, certificate] = [join(folder, 'relay.key'), join(folder, 'relay.crt')]
  const subject = ['-subj', '/CN=relay', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2', '-nodes']
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
  ])
  assert.equal(made.status, 0, made.stderr.toString())
  const sink = await openSink({
    options: {
      ...{ key: readFileSync(key), cert: readFileSync(certificate), authOptional: false },
      onAuth(auth, _, done) {
        const isRight = auth.username === 'warifu' && auth.password === password
        if (isRight) done(null, { user: 'warifu' })
        else done(new Error('no'))
      },
    },
  })
  t.after(sink.close)
  writeFileSync(join(folder, 'password'), `${password}\n`, { mode: 0o600 })
  mkdirSync(join(folder, 'bounces', 'new'), { recursive: true })
  const settings = {
    NODE_EXTRA_CA_CERTS: certificate,
    WARIFU_SMTP_URL: `smtp://warifu@127.0.0.1:${sink.port}`,
    WARIFU_SMTP_PASSWORD_FILE: join(folder, 'password'),
    WARIFU_MAIL_KEY_FOLDER: join(folder, 'keys'),
    WARIFU_BOUNCE_ADDRESS: 'bounces@mail.test',
    WARIFU_BOUNCE_MAILDIR: join(folder, 'bounces'),
  }
  return { folder, sink, settings }
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await pause(50))
    if (await isSo()) return
  assert.fail(`not within a minute: ${what}`)
}

it('the program signs, sends over TLS, and hears of what comes back', async (t) => {
  const { folder, sink, settings } = await openRelay(t)
  const record = await makeKey(settings)
  const demo = await startDemo(settings)
  t.after(demo.close)
  const { db } = demo.database
  const member = await db
    .selectFrom('member')
    .innerJoin('institution', 'institution.institution_id', 'member.institution_id')
    .select(['member.institution_id', 'member_id', 'mail_address'])
    .where('slug', '=', 'a')
    .where('mail_address', 'is not', null)
    .executeTakeFirstOrThrow()
  const mail = {
    institution_id: member.institution_id,
    outbox_id: '22222222-2222-4222-8222-222222222222',
    member_id: member.member_id,
    address: member.mail_address,
    ...({
      kind: 'door-locked',
      channel: 'mail',
      language: 'ja',
      subject: 'お知らせ',
      body: '本文\n',
    } as const),
    created_at: Temporal.Now.instant(),
  }
  await db.insertInto('outbox').values(mail).execute()
  await until('it is sent', () => sink.mails.some(({ to }) => to === member.mail_address))
  const sent = sink.mails.find(({ to }) => to === member.mail_address)
  assert.ok(sent)
  assert.deepEqual([sent.secure, sent.user], [true, 'warifu'])
  await checkDkim(sent.raw, record)

  const report = reportOf({ to: sent.from, address: String(member.mail_address) })
  writeFileSync(join(folder, 'bounces', 'new', '1.host'), report)
  await until('it is known to have come back', async () => {
    const row = await db
      .selectFrom('outbox')
      .select('bounce')
      .where('outbox_id', '=', mail.outbox_id)
      .executeTakeFirst()
    return row?.bounce?.startsWith('5.1.1') ?? false
  })
  await until('the report is put aside', () => readdirSync(join(folder, 'bounces', 'cur')).length === 1)

  await atTheTerminal(demo.environment, sink)
})

async function makeKey(settings: Record<string, string>): Promise<string> {
  const make = () => warifu(settings, ['dkim', 'make', 'a', '--selector', 's2027'])
  const { code, out, err } = await make()
  assert.equal(code, 0, err)
  const file = /^made (.+)$/m.exec(out)?.[1] ?? ''
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.match(out, /^ {2}s2027\._domainkey {2}IN TXT/m)
  // Without a key of its own the other institution's mails would wait, with an error in the log.
  assert.equal((await warifu(settings, ['dkim', 'make', 'b', '--selector', 's2027'])).code, 0)
  const again = await make()
  assert.equal(again.code, 1)
  assert.match(again.err, /there is a key s2027 of a already/)
  return [...out.matchAll(/"([^"]+)"/g)].map(([, part]) => part).join('')
}

async function checkDkim(raw: Buffer, record: string): Promise<void> {
  const { results } = await dkimVerify(raw, { resolver: async () => [[record]] })
  assert.equal(results[0]?.status?.result, 'pass')
}

async function atTheTerminal(environment: Readonly<Record<string, string>>, sink: Sink): Promise<void> {
  const tested = await warifu(environment, ['mail', 'test', 'me@bank.test', '--institution', 'a', '--demo'])
  assert.equal(tested.code, 0, tested.err)
  assert.match(tested.out, /^accepted: 250 .*\(127\.0\.0\.1:\d+\)$/m)
  assert.ok(sink.mails.some(({ to }) => to === 'me@bank.test'))

  const nobody = await warifu(environment, ['mail', 'test', 'me@bank.test', '--institution', 'zz', '--demo'])
  assert.deepEqual([nobody.code, nobody.err], [2, 'there is no institution zz\n'])

  const bounce = await warifu(environment, ['bounce', '--demo'], 'To: bounces@mail.test\r\n\r\nHello\r\n')
  assert.deepEqual([bounce.code, bounce.out], [0, 'this is no report of a mail that was not delivered\n'])
}

for (const [what, settings, why] of [
  [
    'a password in the address',
    { WARIFU_SMTP_URL: 'smtp://u:p@relay.test' },
    /WARIFU_SMTP_URL holds a password/,
  ],
  [
    'a user without a password',
    { WARIFU_SMTP_URL: 'smtp://u@relay.test' },
    /WARIFU_SMTP_PASSWORD_FILE is not set/,
  ],
  ['an address that is none', { WARIFU_SMTP_URL: 'http://relay.test' }, /WARIFU_SMTP_URL/],
  [
    'a folder of keys that is not there',
    { WARIFU_SMTP_URL: 'smtp://relay.test', WARIFU_MAIL_KEY_FOLDER: '/nowhere' },
    /nowhere/,
  ],
] as [string, Record<string, string>, RegExp][]) {
  it(`the start is refused with ${what}, and nothing of it is quoted`, async () => {
    await assert.rejects(startDemo({ ...settings }), (error: Error) => {
      assert.match(error.message, why)
      assert.doesNotMatch(error.message, /u:p@/)
      return true
    })
  })
}
