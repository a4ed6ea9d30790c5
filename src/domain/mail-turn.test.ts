import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  hasRoom,
  mayTakeLong,
  nothingMoreOf,
  roomForTalk,
  roomInHand,
  type Traffic,
  turns,
  type WaitingMail,
} from './mail-turn.ts'

const now = Temporal.Instant.from('2027-03-01T00:00:00Z')
const plenty = { left: new Map<string, number>(), others: 1000 }
const quiet: Traffic = { room: roomInHand(5), domains: [], slow: 0, slowDomains: new Map() }
const mail = (id: string, address: string | undefined, attempts = 0, isOutOfDate = false): WaitingMail => ({
  ...{ id, address, attempts, isOutOfDate },
})
const mails = (count: number, domain: string, attempts = 0) =>
  Array.from({ length: count }, (_, i) => mail(`${domain} ${i}`, `p${i}@${domain}`, attempts))
const sent = (waiting: WaitingMail[], traffic = quiet, allowances = plenty) =>
  turns(waiting, traffic, allowances, now).send

describe('roomForTalk', () => {
  for (const [connections, room] of [
    [1, { all: 1, perDomain: 1, slow: 1 }],
    [2, { all: 2, perDomain: 1, slow: 1 }],
    [5, { all: 5, perDomain: 4, slow: 2 }],
  ] as const) {
    it(`leaves one of ${connections} to other domains`, () =>
      assert.deepEqual(roomForTalk(connections), room))
  }
})

describe('turns', () => {
  it('takes as many as there is room for', () => {
    const waiting = Array.from({ length: 30 }, (_, i) => mail(`m${i}`, `p@d${i}.test`))
    assert.equal(sent(waiting).length, 20)
    assert.equal(sent(waiting, { ...quiet, domains: Array<string>(19).fill('x.test') }).length, 1)
    assert.equal(sent(waiting, { ...quiet, domains: Array<string>(20).fill('x.test') }).length, 0)
  })

  it('takes of one domain no more than its part, and the others beside it', () => {
    const taken = sent([...mails(15, 'big.test'), ...mails(3, 'small.test')])
    assert.equal(taken.filter((id) => id.startsWith('big')).length, 10)
    assert.equal(taken.filter((id) => id.startsWith('small')).length, 3)
  })

  it('knows a domain however it is written', () => {
    const waiting = Array.from({ length: 12 }, (_, i) => mail(`m${i}`, i % 2 ? 'p@BIG.test' : 'p@big.TEST'))
    assert.equal(sent(waiting).length, 10)
  })

  it('takes of those that were put off no more than their part', () => {
    const waiting = Array.from({ length: 12 }, (_, i) => mail(`m${i}`, `p@d${i}.test`, 1))
    assert.equal(sent(waiting).length, 5)
    assert.equal(sent([...waiting, mail('fresh', 'p@x.test')]).at(-1), 'fresh')
  })

  it('counts as slow who goes where somebody was waited for in vain, until that is forgotten', () => {
    const until = (seconds: number) => new Map([['slow.test', now.add({ seconds })]])
    assert.equal(sent(mails(8, 'slow.test'), { ...quiet, slowDomains: until(1) }).length, 5)
    assert.equal(sent(mails(8, 'slow.test'), { ...quiet, slowDomains: until(0) }).length, 8)
  })

  it('gives a domain what is left of its minute', () => {
    const left = (n: number) => ({ left: new Map([['x.test', n]]), others: 1000 })
    assert.equal(sent(mails(5, 'x.test'), quiet, left(3)).length, 3)
    assert.equal(sent(mails(5, 'x.test'), quiet, left(0.9)).length, 0)
    assert.equal(sent(mails(5, 'x.test'), quiet, left(0)).length, 0)
    assert.equal(sent(mails(5, 'y.test'), quiet, { left: new Map(), others: 2 }).length, 2)
  })

  it('withdraws what has no address or came too late, without taking room', () => {
    const { send, withdraw } = turns(
      [mail('old', 'p@x.test', 0, true), mail('nobody', undefined), mail('good', 'p@x.test')],
      { ...quiet, domains: Array<string>(19).fill('y.test') },
      plenty,
      now,
    )
    assert.deepEqual([send, withdraw], [['good'], ['old', 'nobody']])
  })
})

describe('nothingMoreOf', () => {
  it('names what is full or spent, so that it need not be read', () => {
    const slowDomains = new Map([
      ['slow.test', now.add({ seconds: 1 })],
      ['was-slow.test', now],
    ])
    const traffic = { ...quiet, domains: Array<string>(10).fill('big.test'), slow: 5, slowDomains }
    const spent = { left: new Map(Object.entries({ 'spent.test': 0.5, 'fine.test': 1 })), others: 100 }
    assert.deepEqual(nothingMoreOf(traffic, spent, now), {
      domains: ['big.test', 'slow.test', 'spent.test'],
      tried: true,
    })
    assert.deepEqual(nothingMoreOf(quiet, plenty, now), { domains: [], tried: false })
  })
})

describe('hasRoom and mayTakeLong', () => {
  it('leave the last conversation to another domain', () => {
    const talk = { room: roomForTalk(3), domains: ['x.test', 'x.test'], slow: 0 }
    assert.equal(hasRoom(talk, 'x.test', false), false)
    assert.equal(hasRoom(talk, 'y.test', false), true)
    assert.equal(hasRoom({ ...talk, slow: 1 }, 'y.test', true), false)
  })

  it('call slow what was tried before', () => {
    assert.equal(mayTakeLong({ attempts: 0, address: 'p@x.test' }, new Map(), now), false)
    assert.equal(mayTakeLong({ attempts: 1, address: 'p@x.test' }, new Map(), now), true)
  })
})
