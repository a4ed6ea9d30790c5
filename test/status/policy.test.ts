import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { parseCertificateList } from '../../src/pki/crl.ts'
import { parseOcspResponse } from '../../src/pki/ocsp-response.ts'
import { keepResponders } from '../../src/service/status/keep-responders.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'
import { issuerOf, newestList, publish } from './lists.ts'
import { requestFor } from './ocsp-request.ts'
import { openPkiHost } from './pki-host.ts'

const later = {
  ...defaultPolicy.status,
  seenSeconds: 3600,
  backdateMinutes: 0,
  listHours: 72,
  listAheadHours: 48,
  answerMinutes: 240,
  answerAheadMinutes: 120,
  responderDays: 30,
  responderAheadDays: 20,
}

/** What is asked for again until it is another, as every process follows within a second of its own. */
async function other<T>(ask: () => Promise<T>, than: (found: T) => boolean): Promise<T> {
  const end = performance.now() + 60_000
  for (;;) {
    const found = await ask()
    if (!than(found) || performance.now() > end) return found
    await sleep(50)
  }
}

it('lists, OCSP answers and caches follow the policy from the first second of its first day', async (t) => {
  // A minute before the first of December in Japan.
  const world = await makeWorld(t, {
    now: '2026-11-30T14:59:00Z',
    institutions: [{ slug: 'a', later: { from: '2026-12-01', policy: { status: later } } }],
  })
  const origin = await openPkiHost(t, world)
  const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  const request = await requestFor(world, parseCertificate(held.certificate).serialNumber)
  const { id } = await issuerOf(world, 'issuing')
  const keep = () => keepResponders(world.ports, world.institution())
  const list = async () => {
    const answer = await fetch(`${origin}/a/crl/${id}.crl`)
    const { thisUpdate, nextUpdate } = parseCertificateList(new Uint8Array(await answer.arrayBuffer()))
    return [`${thisUpdate}`, `${nextUpdate}`, answer.headers.get('cache-control')]
  }
  const answered = async () => {
    const answer = await fetch(`${origin}/a/ocsp/${encodeURIComponent(request.toBase64())}`)
    const parsed = parseOcspResponse(new Uint8Array(await answer.arrayBuffer()))
    assert.ok(typeof parsed === 'object', `${parsed}`)
    const [one] = parsed.responses
    return [`${one?.thisUpdate}`, `${one?.nextUpdate}`, answer.headers.get('cache-control')?.split(', ')[1]]
  }
  const responder = async () => {
    const [longest] = await world.ports.store.at(world.institution().id).ocsp.responders(id)
    return `${longest?.notAfter}`
  }

  await publish(world)
  assert.equal(await keep(), 2)
  const oldList = ['2026-11-30T14:54:00Z', '2026-12-01T14:59:00Z', 'public, max-age=30']
  const oldAnswer = ['2026-11-30T14:54:00Z', '2026-11-30T15:59:00Z', 'max-age=30']
  assert.deepEqual(await list(), oldList)
  assert.deepEqual(await answered(), oldAnswer)
  assert.equal(await responder(), '2026-12-14T14:59:00Z')
  const before = await newestList(world, 'all')

  world.advance({ seconds: 59 })
  assert.equal(await publish(world), 0)
  assert.equal(await keep(), 0)
  assert.deepEqual(await answered(), oldAnswer)

  world.advance({ seconds: 1 })
  // What is signed goes on to be served, and may be kept for as long as the policy says now.
  assert.deepEqual(await list(), [...oldList.slice(0, 2), 'public, max-age=1800'])
  assert.ok((await publish(world)) > 12)
  assert.equal(await keep(), 2)
  const isOld = (found: readonly unknown[], old: readonly unknown[]) => found[1] === old[1]
  assert.deepEqual(await other(list, (found) => isOld(found, oldList)), [
    '2026-11-30T15:00:00Z',
    '2026-12-03T15:00:00Z',
    'public, max-age=1800',
  ])
  assert.deepEqual(await other(answered, (found) => isOld(found, oldAnswer)), [
    '2026-11-30T15:00:00Z',
    '2026-11-30T19:00:00Z',
    'max-age=1800',
  ])
  assert.equal(await responder(), '2026-12-30T15:00:00Z')
  assert.equal(
    (await newestList(world, 'all')).goesOn.deltaCRLIndicator,
    BigInt(before.number),
    'it is still good',
  )

  world.advance({ hours: 23, minutes: 59, seconds: 59 })
  assert.equal(await publish(world), 0)
  world.advance({ seconds: 1 })
  assert.ok((await publish(world)) > 12, 'two days before the end of three')
})
