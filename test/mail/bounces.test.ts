import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import fc from 'fast-check'
import { emptyMaildir } from '../../src/adapters/smtp/maildir.ts'
import { mailReader } from '../../src/adapters/smtp/read-mail.ts'
import { takeBounce } from '../../src/service/notice/take-bounce.ts'
import { makeWorld, type World } from '../world.ts'
import { openPost, putMails } from './post.ts'
import { type ReportPlan, reportOf } from './report.ts'
import { openSink } from './sink.ts'

const now = '2027-03-01T00:00:00Z'
const bounceAddress = 'bounces@mail.warifu.test'
const bytes = (text: string) => new TextEncoder().encode(text)
const institutions = [
  { slug: 'a', policy: {} },
  { slug: 'b', policy: {} },
]

/** A mail to Ichiro that the server has taken, and how to take what comes back. */
async function sentMail(t: TestContext) {
  const world = await makeWorld(t, { now, institutions })
  const sink = await openSink()
  t.after(sink.close)
  const [id = ''] = await putMails(world, ['ichiro@yamada.example'])
  await openPost(t, world, sink.port, { bounceAddress }).run()
  const [mail] = sink.mails
  assert.ok(mail)
  const messageId = /^Message-ID: (<[^>]+>)/m.exec(mail.raw.toString('latin1'))?.[1] ?? ''
  const all = world.portal.directory.all().map(({ institution }) => institution)
  const take = (text: string) => takeBounce(world.ports, all, mailReader, bytes(text), bounceAddress)
  return { world, id, from: mail.from, messageId, take }
}

async function kept({ database: { db } }: World, id: string) {
  const row = await db
    .selectFrom('outbox')
    .select(['state', 'bounce'])
    .where('outbox_id', '=', id)
    .executeTakeFirstOrThrow()
  const alarms = await db.selectFrom('alarm').select('kind').execute()
  const troubles = await db.selectFrom('mail_trouble').select(['kind', 'status', 'address']).execute()
  return { ...row, alarms: alarms.map(({ kind }) => kind), troubles }
}

describe('a mail that comes back', () => {
  it('is known by its own address, marks whose it is, alarms staff, and counts once', async (t) => {
    const { world, id, from, take } = await sentMail(t)
    assert.match(from, /^bounces\+[0-9a-f]{52}@mail\.warifu\.test$/)
    assert.equal(await take(reportOf({ to: from })), 'hard')
    assert.equal(await take(reportOf({ to: from })), 'again')
    assert.deepEqual(await kept(world, id), {
      state: 'sent',
      bounce: '5.1.1 550 5.1.1 <ichiro@yamada.example>: user unknown (in reply to RCPT TO command)',
      alarms: ['mail-returned'],
      troubles: [{ kind: 'bounced', status: '5.1.1', address: 'ichiro@yamada.example' }],
    })
  })

  it('is known where a server has made its address small or large', async (t) => {
    const { from, take } = await sentMail(t)
    assert.equal(await take(reportOf({ to: from.toUpperCase() })), 'hard')
  })

  for (const returned of ['text/rfc822-headers', 'message/rfc822'] as const) {
    it(`is known by its Message-ID and address, from ${returned}`, async (t) => {
      const { messageId, take } = await sentMail(t)
      assert.equal(await take(reportOf({ to: 'someone@warifu.test', messageId, returned })), 'hard')
    })
  }

  it('for this time only is kept with the mail, and marks nobody', async (t) => {
    const { world, id, from, take } = await sentMail(t)
    assert.equal(await take(reportOf({ to: from, status: '4.2.2', said: 'smtp; 452 mailbox full' })), 'soft')
    const { bounce, alarms, troubles } = await kept(world, id)
    assert.deepEqual(
      [bounce, alarms, troubles],
      ['4.2.2 452 mailbox full (in reply to RCPT TO command)', [], []],
    )
  })

  for (const [what, plan, expected] of [
    ['a mail that is only late', { action: 'delayed', status: '4.4.1' }, 'no-report'],
    ['a mail that was delivered', { action: 'delivered', status: '2.0.0' }, 'no-report'],
    ['a mail that went on to where nobody reports', { action: 'relayed', status: '2.0.0' }, 'no-report'],
  ] as [string, Partial<ReportPlan>, string][]) {
    it(`is not ${what}`, async (t) => {
      const { world, id, from, take } = await sentMail(t)
      assert.equal(await take(reportOf({ to: from, ...plan })), expected)
      assert.equal((await kept(world, id)).bounce, null)
    })
  }

  it('cannot be made up', async (t) => {
    const { world, id, from, messageId, take } = await sentMail(t)
    const flipped = from.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'))
    const short = from.replace(/.(?=@)/, '')
    const other = `bounces+${id.replaceAll('-', '')}${'0'.repeat(20)}@mail.warifu.test`
    for (const to of [flipped, short, other, bounceAddress, from.replace('bounces+', 'others+')])
      assert.equal(await take(reportOf({ to })), 'unmatched', to)
    const elsewhere = { to: bounceAddress, messageId, address: 'somebody@else.example' }
    assert.equal(await take(reportOf(elsewhere)), 'unmatched', 'the Message-ID alone is not enough')
    const { bounce, alarms, troubles } = await kept(world, id)
    assert.deepEqual([bounce, alarms, troubles], [null, [], []])
  })

  it('is no ordinary mail, whatever it was sent to', async (t) => {
    const { from, take } = await sentMail(t)
    assert.equal(await take(`To: ${from}\r\nSubject: Re: hello\r\n\r\nThank you!\r\n`), 'no-report')
  })

  it('keeps its words as one line that can be read', async (t) => {
    const { world, id, from, take } = await sentMail(t)
    const said = `smtp; 550 \u0007\u202Eno\u2028 <script>${'x'.repeat(3000)}`
    await take(reportOf({ to: from, said }))
    const { bounce } = await kept(world, id)
    assert.match(bounce ?? '', /^5\.1\.1 550 no <script>x+…$/)
    assert.ok((bounce ?? '').length <= 500)
  })
})

describe('what anybody may send to that address', () => {
  it('never throws, whatever was changed in it', async (t) => {
    const { from, take } = await sentMail(t)
    const good = reportOf({ to: from.replace(/.(?=@)/, 'z') })
    const cut = fc.record({
      at: fc.nat(good.length),
      length: fc.nat(60),
      with: fc.string({ unit: 'binary', maxLength: 40 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 6 }), async (cuts) => {
        const text = cuts.reduce(
          (all, one) => all.slice(0, one.at) + one.with + all.slice(one.at + one.length),
          good,
        )
        const taken = await take(text)
        return ['no-report', 'unmatched'].includes(taken)
      }),
      { numRuns: 300 },
    )
  })

  it('takes no time to speak of, however deep or large', async (t) => {
    const { take } = await sentMail(t)
    const deep = Array.from(
      { length: 3000 },
      (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
    )
    const began = performance.now()
    for (const text of [
      `Content-Type: multipart/mixed; boundary=b0\r\n\r\n${deep.join('')}`,
      `Content-Type: message/delivery-status\r\n\r\n${'Action: failed\r\n\r\n'.repeat(50_000)}`,
      `To: ${'a@b,'.repeat(15_000)}\r\n\r\n`,
      'x'.repeat(2_000_000),
      `${'A: b\r\n'.repeat(100_000)}\r\n`,
    ])
      assert.match(await take(text), /no-report|unmatched/)
    const took = performance.now() - began
    assert.ok(took < 10_000, `${took} ms`)
  })
})

describe('a Maildir', () => {
  it('is read and kept: what was taken lies among what was seen, and comes once', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'warifu-maildir-'))
    t.after(() => rmSync(folder, { recursive: true }))
    mkdirSync(join(folder, 'new'))
    for (const name of ['2.host', '1.host']) writeFileSync(join(folder, 'new', name), `mail ${name}`)
    const taken: string[] = []
    const take = async (mail: Uint8Array) => void taken.push(Buffer.from(mail).toString())
    assert.equal(await emptyMaildir(folder, take), 2)
    assert.equal(await emptyMaildir(folder, take), 0)
    assert.deepEqual(taken, ['mail 1.host', 'mail 2.host'])
    assert.deepEqual(readdirSync(join(folder, 'cur')).sort(), ['1.host:2,S', '2.host:2,S'])
  })

  it('keeps what could not be taken for the next time', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'warifu-maildir-'))
    t.after(() => rmSync(folder, { recursive: true }))
    mkdirSync(join(folder, 'new'))
    writeFileSync(join(folder, 'new', '1.host'), 'mail')
    await assert.rejects(emptyMaildir(folder, () => Promise.reject(new Error('the database is away'))))
    assert.deepEqual(readdirSync(join(folder, 'new')), ['1.host'])
  })

  it('takes the others when one cannot be read, and says so', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'warifu-maildir-'))
    t.after(() => rmSync(folder, { recursive: true }))
    mkdirSync(join(folder, 'new', '1.host'), { recursive: true })
    writeFileSync(join(folder, 'new', '2.host'), 'mail')
    const taken: string[] = []
    const take = async (mail: Uint8Array) => void taken.push(Buffer.from(mail).toString())
    await assert.rejects(emptyMaildir(folder, take), /EISDIR/)
    assert.deepEqual(taken, ['mail'])
    assert.deepEqual(readdirSync(join(folder, 'new')), ['1.host'])
  })
})
