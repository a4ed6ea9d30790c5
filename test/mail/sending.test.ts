import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { makeWorld } from '../world.ts'
import { openPost, putMails, readMail } from './post.ts'
import { openSink, type SinkPlan } from './sink.ts'

const now = '2027-03-01T00:00:00Z'

async function begin(t: TestContext, plan?: SinkPlan) {
  const world = await makeWorld(t, { now })
  const sink = await openSink(plan)
  t.after(sink.close)
  return { world, sink }
}

const code = 'K7QM-2XWD-94TP'

describe('sending', () => {
  it('sends each mail once, and keeps who took it and what he said', async (t) => {
    const { world, sink } = await begin(t)
    const ids = await putMails(world, ['a@x.test', 'b@y.test', 'c@z.test'])
    const post = openPost(t, world, sink.port)
    await post.run()
    await post.run()
    assert.deepEqual(sink.mails.map(({ to }) => to).sort(), ['a@x.test', 'b@y.test', 'c@z.test'])
    for (const id of ids) {
      const { state, attempts, outcomes, reply } = await readMail(world, id)
      assert.deepEqual([state, attempts, outcomes], ['sent', 1, ['accepted']])
      assert.match(reply ?? '', /^250 /)
    }
    const events = await world.database.db
      .selectFrom('audit_event')
      .select(['kind', 'facts'])
      .where('kind', '=', 'mail-sent')
      .execute()
    assert.equal(events.length, 3)
    assert.doesNotMatch(JSON.stringify(events), /x\.test|y\.test/, 'no address stands in the trail')
  })

  it('tries again later what was put off, with the same Message-ID', async (t) => {
    const { world, sink } = await begin(t, { recipient: (_, times) => (times < 2 ? 451 : 'yes') })
    const [id = ''] = await putMails(world, ['grey@x.test'])
    const post = openPost(t, world, sink.port)
    await post.run()
    assert.deepEqual(await readMail(world, id), {
      ...{ state: 'waiting', attempts: 1, reply: '451 said 451', outcomes: ['temporary'] },
    })
    world.advance({ seconds: 40 })
    await post.run()
    assert.equal((await readMail(world, id)).attempts, 1, 'not yet')
    const before = await messageId(world, id)
    world.advance({ seconds: 40 })
    await post.run()
    world.advance({ minutes: 3 })
    await post.run()
    assert.equal((await readMail(world, id)).attempts, 2, 'the second pause is longer')
    world.advance({ minutes: 4 })
    await post.run()
    assert.deepEqual(await readMail(world, id), {
      ...{ state: 'sent', attempts: 3, outcomes: ['temporary', 'temporary', 'accepted'] },
      reply: (await readMail(world, id)).reply,
    })
    assert.match(sink.mails[0]?.raw.toString('latin1') ?? '', new RegExp(`Message-ID: ${before}`))
  })

  it('gives up after three days of “not now”, and not before', async (t) => {
    const { world, sink } = await begin(t, { recipient: () => 450 })
    const [id = ''] = await putMails(world, ['never@x.test'])
    const post = openPost(t, world, sink.port)
    for (let hours = 0; hours < 64; hours += 16) {
      await post.run()
      world.advance({ hours: 16 })
    }
    await post.run()
    assert.equal((await readMail(world, id)).state, 'waiting')
    world.advance({ hours: 9 })
    await post.run()
    assert.equal((await readMail(world, id)).state, 'failed')
    assert.ok(post.told.includes('given-up'))
  })

  it('gives up nothing because we are not allowed to send, however long that lasts', async (t) => {
    let isAllowed = false
    const { world, sink } = await begin(t, { sender: () => (isAllowed ? 'yes' : 550) })
    const [id = ''] = await putMails(world, ['ichiro@yamada.example'])
    const post = openPost(t, world, sink.port)
    for (let days = 0; days < 5; days += 1) {
      await post.run()
      world.advance({ hours: 24 })
    }
    assert.equal((await readMail(world, id)).state, 'waiting')
    const { mailTroubles } = world.ports.store.at(world.institution().id)
    assert.deepEqual(await mailTroubles.inForce(10, world.ports.clock.now()), [])
    isAllowed = true
    await post.run()
    assert.equal((await readMail(world, id)).state, 'sent')
  })

  it('fails at once what is refused for good: told to staff, kept with his address, gone when it changes', async (t) => {
    const { world, sink } = await begin(t, { recipient: () => 550 })
    const [first = ''] = await putMails(world, ['ichiro@yamada.example'])
    await putMails(world, ['ichiro@yamada.example'])
    const post = openPost(t, world, sink.port)
    await post.run()
    assert.equal((await readMail(world, first)).state, 'failed')
    const { mailTroubles, alarms, members } = world.ports.store.at(world.institution().id)
    const ichiro = (await members.all()).find(({ loginId }) => loginId === 'ichiro')
    assert.ok(ichiro)
    const trouble = () => mailTroubles.inForceOf(ichiro.id, world.ports.clock.now())
    assert.equal((await trouble())?.kind, 'refused')
    assert.equal((await mailTroubles.inForceIn(ichiro.contract.id, world.ports.clock.now())).length, 1)
    assert.equal((await mailTroubles.inForce(10, world.ports.clock.now())).length, 1)
    const raised = await alarms.open(10)
    assert.deepEqual(
      raised.map(({ kind }) => kind),
      ['mail-returned'],
      'one alarm for two mails',
    )
    await world.database.db
      .updateTable('member')
      .set({ mail_address: 'ichiro@new.example' })
      .where('login_id', '=', 'ichiro')
      .execute()
    assert.equal(await trouble(), undefined)
  })

  it('keeps nobody waiting for a bad address, a slow one or one that hangs up', async (t) => {
    const bad: Record<string, 'silence' | 'hang-up' | 550 | 450> = {
      'slow.test': 'silence',
      'cut.test': 'hang-up',
      'no.test': 550,
      'later.test': 450,
    }
    const { world, sink } = await begin(t, { recipient: (to) => bad[to.split('@')[1] ?? ''] ?? 'yes' })
    const domains = Object.keys(bad)
    const addresses = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 0 ? `p${i}@${domains[i % domains.length]}` : `p${i}@good${i % 7}.test`,
    )
    await putMails(world, addresses)
    const post = openPost(t, world, sink.port)
    const began = performance.now()
    const good = addresses.filter((address) => address.includes('good'))
    await post.sender.round()
    while (sink.mails.length < good.length && performance.now() - began < 8000)
      await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal(sink.mails.length, good.length)
    await post.run()
    assert.deepEqual(sink.mails.map(({ to }) => to).sort(), good.sort())
  })

  it('waits for a server that is not there, without counting against any mail', async (t) => {
    const { world, sink } = await begin(t)
    const [id = ''] = await putMails(world, ['a@x.test', 'b@y.test'])
    let isThere = false
    const other = await openSink({ connect: () => (isThere ? 'yes' : 421) })
    t.after(other.close)
    const post = openPost(t, world, other.port)
    for (let days = 0; days < 8; days += 1) {
      await post.run()
      world.advance({ days: 1 })
    }
    assert.equal((await readMail(world, id)).state, 'waiting')
    isThere = true
    await post.run()
    world.advance({ minutes: 6 })
    await post.run()
    assert.equal((await readMail(world, id)).state, 'sent')
    assert.equal(other.mails.length, 2)
    assert.equal(sink.mails.length, 0)
  })

  it('sends a secret first, and erases it when it is gone', async (t) => {
    const { world, sink } = await begin(t)
    await putMails(
      world,
      Array.from({ length: 20 }, (_, i) => `m${i}@x${i}.test`),
    )
    const until = world.ports.clock.now().add({ minutes: 10 })
    const [id = ''] = await putMails(world, ['secret@y.test'], { secret: { code, until } })
    const post = openPost(t, world, sink.port, {}, { connections: 1 })
    await post.run()
    assert.equal(sink.mails[0]?.to, 'secret@y.test')
    const text = Buffer.from(bodyOf(sink.mails[0]?.raw), 'base64').toString('utf8')
    assert.match(text, new RegExp(code))
    const row = await world.database.db
      .selectFrom('outbox')
      .select(['sealed_body', 'erased_at'])
      .where('outbox_id', '=', id)
      .executeTakeFirstOrThrow()
    assert.equal(row.sealed_body, null)
    assert.ok(row.erased_at)
  })

  it('does not send a secret that is of no use any more', async (t) => {
    const { world, sink } = await begin(t)
    const until = world.ports.clock.now().add({ minutes: 10 })
    const [late = ''] = await putMails(world, ['late@y.test'], { secret: { code, until } })
    world.advance({ minutes: 11 })
    const post = openPost(t, world, sink.port)
    await post.run()
    assert.equal((await readMail(world, late)).state, 'withdrawn')
    assert.equal(sink.mails.length, 0)
  })

  it('repeats what a dead process had in hand, once, and says so', async (t) => {
    const { world, sink } = await begin(t, { end: (_, times) => (times === 0 ? 'keep-and-hang-up' : 'yes') })
    const [id = ''] = await putMails(world, ['a@x.test'])
    const { sending } = world.ports.store.at(world.institution().id)
    const at = world.ports.clock.now()
    // A process that began and was never heard of again.
    await sending.begin([id], { by: world.ports.random.uuid(), at, until: at.add({ seconds: 20 }) }, 'x.test')
    const post = openPost(t, world, sink.port)
    await post.sender.round()
    world.advance({ seconds: 19 })
    await post.sender.round()
    assert.equal((await readMail(world, id)).state, 'sending', 'its lease is not over')
    world.advance({ seconds: 2 })
    await post.run()
    world.advance({ minutes: 10 })
    await post.run()
    assert.deepEqual((await readMail(world, id)).outcomes, ['unknown', 'unknown', 'accepted'])
    assert.ok(post.told.includes('unknown'))
  })

  it('gives no domain more than its share of a minute', async (t) => {
    const { world, sink } = await begin(t)
    await putMails(
      world,
      Array.from({ length: 10 }, (_, i) => `p${i}@big.test`),
    )
    await putMails(world, ['p@small.test'])
    const post = openPost(t, world, sink.port, { perMinute: 4 })
    await post.run()
    const count = () => sink.mails.filter(({ to }) => to.endsWith('big.test')).length
    assert.equal(count(), 4)
    assert.equal(sink.mails.length, 5, 'others go on')
    world.advance({ seconds: 30 })
    await post.run()
    assert.equal(count(), 6)
    world.advance({ minutes: 2 })
    await post.run()
    assert.equal(count(), 10)
  })

  it('lets no institution wait until another has sent all of its own', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const sink = await openSink()
    t.after(sink.close)
    const many = Array.from({ length: 120 }, (_, i) => `p${i}@d${i % 30}.test`)
    await putMails(world, many, { slug: 'a' })
    await putMails(
      world,
      many.map((address) => `b-${address}`),
      { slug: 'b' },
    )
    await openPost(t, world, sink.port).run()
    assert.equal(sink.mails.length, 240)
    const ofB = sink.mails.slice(0, 120).filter(({ to }) => to.startsWith('b-')).length
    assert.ok(ofB > 30 && ofB < 90, `${ofB} of the first half`)
  })

  it('sends nothing of an institution whose signature is wanted and missing', async (t) => {
    const { world, sink } = await begin(t)
    const { notices } = world.institution().versions[0]?.policy ?? {}
    assert.ok(notices)
    const signing = await makeWorld(t, { now, policy: { notices: { ...notices, smime: 'on' } } })
    const [id = ''] = await putMails(signing, ['a@x.test'])
    const post = openPost(t, signing, sink.port)
    await post.run()
    assert.equal((await readMail(signing, id)).state, 'waiting')
    assert.ok(post.told.includes('unready a'))
  })
})

function bodyOf(raw: Buffer | undefined): string {
  const text = raw?.toString('latin1') ?? ''
  const start = text.indexOf('Content-Transfer-Encoding: base64\r\n\r\n')
  return text.slice(text.indexOf('\r\n\r\n', start) + 4, text.indexOf('\r\n--', start))
}

async function messageId({ database: { db } }: Awaited<ReturnType<typeof makeWorld>>, id: string) {
  const row = await db
    .selectFrom('outbox')
    .select('message_id')
    .where('outbox_id', '=', id)
    .executeTakeFirstOrThrow()
  return row.message_id ?? 'none'
}
