import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type BoardAudience, type BoardReader, boardState, isFor, paragraphs } from './board-message.ts'
import { type ContractId, parseId } from './id.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const contractId = parseId<ContractId>('11111111-1111-4111-8111-111111111111')
const otherId = parseId<ContractId>('22222222-2222-4222-8222-222222222222')

describe('where a message stands', () => {
  const days = { from: day('2026-11-22'), until: day('2026-11-30') }
  const withdrawnAt = Temporal.Instant.from('2026-11-20T00:00:00Z')
  for (const [what, message, today, expected] of [
    ['the day before its first', days, '2026-11-21', 'coming'],
    ['its first day', days, '2026-11-22', 'current'],
    ['its last day', days, '2026-11-30', 'current'],
    ['the day after its last', days, '2026-12-01', 'over'],
    ['its only day', { from: day('2026-11-22'), until: day('2026-11-22') }, '2026-11-22', 'current'],
    ['its first day, when it was withdrawn', { ...days, withdrawnAt }, '2026-11-22', 'over'],
    ['the day before its first, when it was withdrawn', { ...days, withdrawnAt }, '2026-11-21', 'over'],
  ] as const) {
    it(`on ${what}: ${expected}`, () => assert.equal(boardState(message, day(today)), expected))
  }
})

describe('whom a message is for', () => {
  const name = { ja: '山田商店', en: 'Yamada Shoten' }
  const contract: BoardAudience = { kind: 'contract', contractId, number: '1', name }
  const user: BoardReader = { role: 'user', contractId }
  const administrator: BoardReader = { role: 'administrator', contractId }
  for (const [what, audience, reader, expected] of [
    ['everyone: a user', { kind: 'everyone' }, user, true],
    ['everyone: an administrator', { kind: 'everyone' }, administrator, true],
    ['administrators: a user', { kind: 'administrators' }, user, false],
    ['administrators: an administrator', { kind: 'administrators' }, administrator, true],
    ['a contract: a user of it', contract, user, true],
    ['a contract: an administrator of it', contract, administrator, true],
    ['a contract: a user of another', contract, { ...user, contractId: otherId }, false],
    ['a contract: an administrator of another', contract, { ...administrator, contractId: otherId }, false],
  ] satisfies [string, BoardAudience, BoardReader, boolean][]) {
    it(`${what}: ${expected}`, () => assert.equal(isFor(audience, reader), expected))
  }
})

describe('its paragraphs', () => {
  for (const [body, expected] of [
    ['one', [['one']]],
    ['one\ntwo', [['one', 'two']]],
    ['one\n\ntwo\nthree', [['one'], ['two', 'three']]],
    ['\n\none\n\n\n\ntwo\n\n', [['one'], ['two']]],
    ['<b>one</b>', [['<b>one</b>']]],
  ] as const) {
    it(JSON.stringify(body), () => assert.deepEqual(paragraphs(body), expected))
  }
})
