import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type OcspReply, ocspCache } from '../../src/http/pki/ocsp-cache.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { type Der, octetString, sequence, tagged } from '../../src/pki/der.ts'
import { encodeCertId, encodeOcspRequest } from '../../src/pki/ocsp-request.ts'
import { parseOcspResponse } from '../../src/pki/ocsp-response.ts'
import { subjectPublicKeyBits } from '../../src/pki/spki.ts'
import type { OcspRecords } from '../../src/ports/status.ts'
import type { Store } from '../../src/ports/store.ts'
import { keepResponders } from '../../src/service/status/keep-responders.ts'
import { becomeCustomer, type Person, readPerson } from '../world/person.ts'
import { openWorld, type World } from '../world.ts'
import { issuerOf } from './lists.ts'

/** One that says other things of what has changed than the database does. */
function storeThatTells(store: Store, changes: OcspRecords['changes']): Store {
  return {
    ...store,
    at: (institution) => {
      const its = store.at(institution)
      return { ...its, ocsp: { ...its.ocsp, changes } }
    },
  }
}

function stateIn({ bytes }: OcspReply): string {
  const answer = parseOcspResponse(bytes)
  assert.ok(typeof answer === 'object', `${answer}`)
  return answer.responses[0]?.certStatus.status ?? 'nothing'
}

describe('OCSP answers that are kept', () => {
  let world: World
  let ichiro: Person
  let certId: Der
  before(async () => {
    world = await openWorld({ now: Temporal.Now.instant().toString() })
    ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    await keepResponders(world.ports, world.institution())
    const { subjectDer, spki } = parseCertificate((await issuerOf(world, 'issuing')).certificate)
    const { sha1 } = world.ports.crypto
    certId = encodeCertId({
      hashAlgorithm: 'sha1',
      issuerNameHash: sha1(subjectDer),
      issuerKeyHash: sha1(subjectPublicKeyBits(spki)),
      serialNumber: parseCertificate(held.certificate).serialNumber,
    })
  })
  after(() => world?.close())

  const open = (changes: OcspRecords['changes'], elapsed: () => number) => {
    const cache = ocspCache({ ...world.ports, store: storeThatTells(world.ports.store, changes) }, elapsed)
    const entry = world.portal.directory.bySlug('a') ?? assert.fail('no institution')
    return { ...cache, ask: (der: Uint8Array) => cache.answer(entry, der.toHex(), der) }
  }

  it('are those to short requests: nobody fills the memory with what he puts into his own', async () => {
    const cache = open(
      async () => ({ upTo: '9', serialNumbers: [] }),
      () => 0,
    )
    const short = encodeOcspRequest([certId])
    assert.equal(stateIn(await cache.ask(short)), 'good')
    assert.ok(cache.ready(short.toHex()))
    const name = tagged(1, tagged(4, octetString(new Uint8Array(600))))
    const padded = sequence(sequence(name, sequence(sequence(certId))))
    assert.equal(stateIn(await cache.ask(padded)), 'good')
    assert.equal(cache.ready(padded.toHex()), undefined)
  })

  it('are forgotten when the database is another one, which counts its transactions from lower on', async () => {
    let now = 0
    const told = ['900', '900', '80']
    const cache = open(
      async () => ({ upTo: told.shift() ?? '81', serialNumbers: [] }),
      () => now,
    )
    const request = encodeOcspRequest([certId])
    assert.equal(stateIn(await cache.ask(request)), 'good')
    await world.ports.store.transact(world.institution().id, (tx) =>
      tx.members.reportLoss(ichiro.id, world.ports.clock.now()),
    )
    now += 1000
    assert.equal(stateIn(await cache.ask(request)), 'good', 'it hears of what it is told alone')
    now += 1000
    assert.equal(stateIn(await cache.ask(request)), 'revoked')
  })
})
