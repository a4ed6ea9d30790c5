import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { MailAnswer } from '../../src/domain/mail-answer.ts'
import { message, openTestMailer } from './mailer.ts'
import { type Answer, openSink, type SinkPlan } from './sink.ts'

const said = (answer: Answer): Pick<SinkPlan, 'recipient'> => ({ recipient: () => answer })
const saidAtEnd = (answer: Answer): Pick<SinkPlan, 'end'> => ({ end: () => answer })

describe('a conversation with a mail server', () => {
  for (const [what, plan, kind, mails] of [
    ['says yes', {}, 'accepted', 1],
    ['turns the recipient away for now', said(450), 'temporary', 0],
    ['turns the recipient away for good', said(550), 'final', 0],
    ['closes at the recipient', said(421), 'temporary', 0],
    ['turns our sender away for good, which is not the mail’s fault', { sender: () => 550 }, 'temporary', 0],
    ['turns our sender away for now', { sender: () => 451 }, 'temporary', 0],
    ['is silent at the recipient', said('silence'), 'temporary', 0],
    ['hangs up at the recipient', said('hang-up'), 'temporary', 0],
    ['turns the mail away for now', saidAtEnd(451), 'temporary', 0],
    ['turns the mail away for good', saidAtEnd(554), 'final', 0],
    ['is silent after the mail', saidAtEnd('silence'), 'unknown', 0],
    ['hangs up after the mail', saidAtEnd('hang-up'), 'unknown', 0],
    ['takes the mail and dies before it says so', saidAtEnd('keep-and-hang-up'), 'unknown', 1],
    ['does not want us at all', { connect: () => 554 }, 'unreached', 0],
    ['has no time for us', { connect: () => 421 }, 'unreached', 0],
    ['does not greet', { connect: () => 'silence' }, 'unreached', 0],
    ['hangs up at once', { connect: () => 'hang-up' }, 'unreached', 0],
  ] as [string, SinkPlan, MailAnswer['kind'], number][]) {
    it(`ends as ${kind} where the server ${what}`, async (t) => {
      const sink = await openSink(plan)
      t.after(sink.close)
      const answer = await openTestMailer(t, sink.port).send(message)
      assert.equal(answer.kind, kind, JSON.stringify(answer))
      assert.equal(sink.mails.length, mails)
    })
  }

  it('ends as unreached where nobody listens', async (t) => {
    const sink = await openSink()
    await sink.close()
    const answer = await openTestMailer(t, sink.port).send(message)
    assert.equal(answer.kind, 'unreached')
  })

  it('tells with which words it was turned away, and by whom', async (t) => {
    const sink = await openSink(said(550))
    t.after(sink.close)
    const answer = await openTestMailer(t, sink.port).send(message)
    assert.deepEqual(answer, { kind: 'final', server: `127.0.0.1:${sink.port}`, reply: '550 said 550' })
  })

  it('goes on over the same connection after a mail that was turned away', async (t) => {
    const sink = await openSink({ recipient: (to) => (to.startsWith('bad') ? 550 : 'yes') })
    t.after(sink.close)
    const mailer = openTestMailer(t, sink.port)
    for (const to of ['a@x.test', 'bad@x.test', 'b@x.test']) await mailer.send({ ...message, to })
    assert.deepEqual(
      sink.mails.map(({ to }) => to),
      ['a@x.test', 'b@x.test'],
    )
    assert.equal(sink.connections().opened, 1)
  })

  it('takes another connection where the quiet one was closed meanwhile, and no attempt is lost by it', async (t) => {
    const sink = await openSink({ options: { socketTimeout: 300 } })
    t.after(sink.close)
    const mailer = openTestMailer(t, sink.port)
    await mailer.send(message)
    await pause(450)
    assert.equal((await mailer.send(message)).kind, 'accepted')
    assert.equal(sink.connections().opened, 2)
  })

  it('ends one mail at a time: no more than one is kept before it is known', async (t) => {
    const sink = await openSink({ end: (to) => (to.startsWith('p') ? 'keep-in-silence' : 'yes') })
    t.after(sink.close)
    const mailer = openTestMailer(t, sink.port, { patience: { end: 1500, whole: 8000 } })
    const all = ['p1', 'p2', 'p3'].map((name) => mailer.send({ ...message, to: `${name}@x.test` }))
    const talking = () => sink.connections().most === 3 && sink.mails.length > 0
    while (!talking()) await pause(10)
    await pause(300)
    assert.equal(sink.mails.length, 1, 'they all talk, and one has ended')
    await Promise.race(all)
    while (sink.mails.length < 2) await pause(10)
    await pause(300)
    assert.equal(sink.mails.length, 2)
    await Promise.all(all)
  })

  it('does not end the next mail before the last answer is recorded', async (t) => {
    const sink = await openSink()
    t.after(sink.close)
    const mailer = openTestMailer(t, sink.port)
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = mailer.send({ ...message, to: 'a@x.test' }, () => promise)
    const second = mailer.send({ ...message, to: 'b@x.test' })
    await pause(500)
    assert.deepEqual(
      sink.mails.map(({ to }) => to),
      ['a@x.test'],
    )
    resolve()
    await Promise.all([first, second])
    assert.equal(sink.mails.length, 2)
  })

  for (const to of [
    'nobody',
    'a b@x.test',
    'a@x.test>',
    '',
    'a@x.test\r\nRCPT TO:<evil@x.test>',
    'a@x.test, b@y.test',
  ]) {
    it(`ends as final for ${JSON.stringify(to)}, and nobody else gets the mail`, async (t) => {
      const sink = await openSink()
      t.after(sink.close)
      const answer = await openTestMailer(t, sink.port).send({ ...message, to })
      assert.equal(answer.kind, 'final', JSON.stringify(answer))
      assert.deepEqual(sink.mails, [])
    })
  }

  it('says where the mail comes back to, and to whom it goes', async (t) => {
    const sink = await openSink()
    t.after(sink.close)
    await openTestMailer(t, sink.port).send(message)
    assert.equal(sink.mails[0]?.from, message.envelopeFrom)
    assert.equal(sink.mails[0]?.to, message.to)
  })
})
