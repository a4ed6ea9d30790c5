import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { toHex } from '../../src/pki/bytes.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { type OcspAnswer, parseOcspResponse } from '../../src/pki/ocsp-response.ts'
import type { KeyKind } from '../../src/ports/signer.ts'
import { keepResponders } from '../../src/service/status/keep-responders.ts'
import { issuerOf } from '../status/lists.ts'
import { requestFor } from '../status/ocsp-request.ts'
import { openPkiHost } from '../status/pki-host.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'
import { certificatePem } from './pki-authority.ts'
import { folder, has } from './pki-tools.ts'
import { runBeside } from './run-beside.ts'

const now = () => Temporal.Now.instant().toString()

const post = async (origin: string, body: Uint8Array | string) => {
  const answer = await fetch(`${origin}/a/ocsp`, { method: 'POST', body: new Blob([body as BlobPart]) })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/ocsp-response')
  return parseOcspResponse(new Uint8Array(await answer.arrayBuffer()))
}

function stateIn(answer: OcspAnswer | string): string {
  assert.ok(typeof answer === 'object', `${answer}`)
  const [one] = answer.responses
  const status = one?.certStatus
  return status?.status === 'revoked' ? `revoked: ${status.reason}` : (status?.status ?? 'nothing')
}

describe('OCSP', () => {
  it('says of each certificate how it stands, within a second of the act', async (t) => {
    const world = await makeWorld(t, { now: now() })
    const origin = await openPkiHost(t, world)
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    const { serialNumber } = parseCertificate(held.certificate)
    const request = await requestFor(world, serialNumber)
    assert.equal(await post(origin, request), 'tryLater', 'nobody signs yet')
    assert.equal(await keepResponders(world.ports, world.institution()), 2)
    assert.equal(await keepResponders(world.ports, world.institution()), 0)
    assert.equal(stateIn(await post(origin, request)), 'good')
    assert.equal(stateIn(await post(origin, await requestFor(world, '0102'))), 'unknown')

    const nonce = new Uint8Array(32).fill(5)
    const live = await post(origin, await requestFor(world, serialNumber, nonce))
    assert.ok(typeof live === 'object')
    assert.deepEqual(live.nonce, nonce)

    const address = `${origin}/a/ocsp/${encodeURIComponent(request.toBase64())}`
    const got = await fetch(address)
    const etag = got.headers.get('etag') ?? ''
    assert.match(got.headers.get('cache-control') ?? '', /public, max-age=30/)
    const bytes = toHex(new Uint8Array(await got.arrayBuffer()))
    const again = await fetch(address)
    assert.equal(toHex(new Uint8Array(await again.arrayBuffer())), bytes, 'signed once')
    assert.equal((await fetch(address, { headers: { 'if-none-match': etag } })).status, 304)

    const lose = (at: Temporal.Instant) =>
      world.ports.store.transact(world.institution().id, (tx) => tx.members.reportLoss(ichiro.id, at))
    await lose(world.ports.clock.now())
    await sleep(600)
    assert.equal(stateIn(await post(origin, request)), 'revoked: certificateHold')
    const held1 = await fetch(address, { headers: { 'if-none-match': etag } })
    assert.equal(
      stateIn(parseOcspResponse(new Uint8Array(await held1.arrayBuffer()))),
      'revoked: certificateHold',
    )
    await world.ports.store.transact(world.institution().id, (tx) =>
      tx.memberships.lift(ichiro.id, 'loss-reported'),
    )
    await sleep(600)
    assert.equal(stateIn(await post(origin, request)), 'good')
    world.advance({ minutes: 31 })
    const renewed = await fetch(address)
    assert.notEqual(toHex(new Uint8Array(await renewed.arrayBuffer())), bytes, 'signed ahead of its end')
  })

  it('says inside the protocol what is wrong with a request', async (t) => {
    const world = await makeWorld(t, { now: now() })
    const origin = await openPkiHost(t, world)
    await keepResponders(world.ports, world.institution())
    assert.equal(await post(origin, 'nonsense'), 'malformedRequest')
    assert.equal(await post(origin, new Uint8Array(9000)), 'malformedRequest')
    const request = await requestFor(world, '0102')
    const others = new Uint8Array(request)
    others[30] = (others[30] ?? 0) ^ 1
    assert.equal(await post(origin, others), 'unauthorized')
    for (const path of ['%', '!!!', 'AAAA']) {
      const answer = await fetch(`${origin}/a/ocsp/${path}`)
      assert.equal(parseOcspResponse(new Uint8Array(await answer.arrayBuffer())), 'malformedRequest')
    }
    assert.equal((await fetch(`${origin}/b/ocsp`, { method: 'POST', body: 'x' })).status, 405)
  })

  it('tries again each minute where the CA cannot sign, with one key for as long as it takes', async (t) => {
    const world = await makeWorld(t, { now: now() })
    const keys: string[] = []
    const keyMaker = {
      async make(kind: KeyKind) {
        const made = await world.ports.keyMaker.make(kind)
        keys.push(made.keyId)
        return made
      },
    }
    let tries = 0
    const gone = {
      sign() {
        tries += 1
        return Promise.reject(new Error(`the device is gone, ${tries}`))
      },
    }
    const keep = (signer = world.ports.signer) =>
      keepResponders({ ...world.ports, signer, keyMaker }, world.institution())
    const { ocsp } = world.ports.store.at(world.institution().id)
    const { id } = await issuerOf(world, 'issuing')

    await assert.rejects(keep(gone), /gone, 1; .*gone, 2/, 'the other CA is tried, too')
    const first = await ocsp.unsigned(id)
    world.advance({ seconds: 59 })
    assert.equal(await keep(gone), 0, 'not each second')
    for (let minute = 0; minute < 5; minute += 1) {
      world.advance({ minutes: 1 })
      await assert.rejects(keep(gone), /gone/)
    }
    assert.equal(tries, 12)
    assert.deepEqual([keys.length, (await ocsp.unsigned(id))?.serialNumber], [2, first?.serialNumber])

    world.advance({ days: 8 })
    await assert.rejects(keep(gone), /gone/)
    assert.notEqual((await ocsp.unsigned(id))?.serialNumber, first?.serialNumber, 'the first ends too soon')
    world.advance({ minutes: 1 })
    assert.equal(await keep(), 2)
    const [responder] = await ocsp.responders(id)
    assert.deepEqual([keys.length, responder?.keyId], [2, first?.keyId])
    assert.equal(await ocsp.unsigned(id), undefined)
  })

  it('goes on under another responder a week before the end of the first', async (t) => {
    const world = await makeWorld(t, { now: now() })
    await keepResponders(world.ports, world.institution())
    const { ocsp } = world.ports.store.at(world.institution().id)
    const { id } = await issuerOf(world, 'issuing')
    const [first] = await ocsp.responders(id)
    world.ports.clock.set(first?.notAfter.subtract({ hours: 7 * 24 }) ?? assert.fail())
    assert.equal(await keepResponders(world.ports, world.institution()), 0)
    world.advance({ seconds: 1 })
    assert.equal(await keepResponders(world.ports, world.institution()), 2)
    assert.equal((await ocsp.responders(id)).length, 2)
  })
})

describe('others and our OCSP', () => {
  for (const hash of ['-sha1', '-sha256']) {
    it(`OpenSSL by ${hash.slice(1)}: one certificate is good, the other is revoked; so does GnuTLS`, async (t) => {
      if (!has(t, 'openssl', 'ocsptool')) return
      const world = await makeWorld(t, { now: now() })
      const origin = await openPkiHost(t, world)
      await keepResponders(world.ports, world.institution())
      const ichiro = await readPerson(world, 'ichiro')
      const lost = (await becomeCustomer(world, ichiro)).held.certificate
      const good = (await becomeCustomer(world, await readPerson(world, 'misaki'))).held.certificate
      await world.ports.store.transact(world.institution().id, (tx) =>
        tx.members.reportLoss(ichiro.id, world.ports.clock.now()),
      )
      const path = folder(t, {
        root: certificatePem((await issuerOf(world, 'root')).certificate),
        issuing: certificatePem((await issuerOf(world, 'issuing')).certificate),
        good: certificatePem(good),
        lost: certificatePem(lost),
      })
      const openssl = (name: string) =>
        runBeside('openssl', [
          ...['ocsp', '-CAfile', path('root'), '-verify_other', path('issuing'), '-issuer', path('issuing')],
          ...[hash, '-cert', path(name), '-url', `${origin}/a/ocsp`],
        ])
      const [theGood, theLost] = [await openssl('good'), await openssl('lost')]
      assert.match(theGood, /Response verify OK/)
      assert.match(theGood, /good: good\n/)
      assert.match(theLost, /lost: revoked\n/)
      assert.match(theLost, /Reason: certificateHold/)
      assert.doesNotMatch(theGood, /WARNING/)
      if (hash === '-sha256') return // once is enough
      const ocsptool = (name: string) =>
        runBeside('ocsptool', [
          ...[`--ask=${origin}/a/ocsp`, '--load-issuer', path('issuing'), '--load-cert', path(name)],
          ...['--load-trust', path('issuing'), '--verify-allow-broken'],
        ])
      assert.match(await ocsptool('good'), /Certificate Status: good/)
      assert.match(await ocsptool('lost'), /Certificate Status: revoked/)
    })
  }
})
