import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { at, idOf } from '../../test/lives.ts'
import { assertSame } from '../../test/same.ts'
import { chainHash, emptyHead, sealEvents } from './audit-seal.ts'
import type { InstitutionId } from './id.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const institution = idOf<InstitutionId>(7)
const now = at('2027-02-12T01:00:00Z')
const event = (n: number) => ({ id: `event ${n}`, at: now, leafHash: new Uint8Array(32).fill(n) })

describe('the chain', () => {
  it('begins with the institution, in the same bytes for ever', () => {
    const text = 'warifu-audit-chain-1\n00000000-0000-4000-8000-000000000007'
    const expected = createHash('sha256').update(text).digest('hex')
    assert.deepEqual(
      [emptyHead(sha256, institution).count, emptyHead(sha256, institution).hash.toHex()],
      [0, expected],
    )
    assert.notEqual(emptyHead(sha256, idOf<InstitutionId>(8)).hash.toHex(), expected)
  })

  it('hashes 0x01, the hash before and the leaf', () => {
    const expected = createHash('sha256')
      .update(Buffer.concat([Buffer.from([1]), Buffer.alloc(32, 5), Buffer.alloc(32, 6)]))
      .digest('hex')
    const hash = chainHash(sha256, new Uint8Array(32).fill(5), new Uint8Array(32).fill(6))
    assert.equal(hash.toHex(), expected)
  })

  it('numbers the events without a gap, each upon the one before', () => {
    const head = emptyHead(sha256, institution)
    const seals = sealEvents(sha256, head, [event(1), event(2), event(3)], now)
    assert.deepEqual(
      seals.map(({ sequence, eventId }) => [sequence, eventId]),
      [
        [1, 'event 1'],
        [2, 'event 2'],
        [3, 'event 3'],
      ],
    )
    const [first, second, third] = seals.map((seal) => seal.chainHash)
    assert.ok(first && second && third)
    assert.deepEqual(first, chainHash(sha256, head.hash, event(1).leafHash))
    assert.deepEqual(second, chainHash(sha256, first, event(2).leafHash))
    assert.deepEqual(third, chainHash(sha256, second, event(3).leafHash))
  })

  it('is the same in one batch and in many', () => {
    const whole = sealEvents(sha256, emptyHead(sha256, institution), [event(1), event(2)], now)
    const [first] = sealEvents(sha256, emptyHead(sha256, institution), [event(1)], now)
    assert.ok(first)
    const rest = sealEvents(sha256, { count: 1, hash: first.chainHash }, [event(2)], now)
    assertSame([first, ...rest], whole)
  })
})
