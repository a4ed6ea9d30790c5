import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { toHex } from '../../src/pki/bytes.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { parseCertificateList } from '../../src/pki/crl.ts'
import { parseOcspResponse } from '../../src/pki/ocsp-response.ts'
import { id_ad_caIssuers } from '../../src/pki/oid.ts'
import { parsePems } from '../../src/pki/pem.ts'
import { closedGate } from '../world/closed-gate.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'
import { entriesOf, issuerOf, publish } from './lists.ts'
import { openPkiHost } from './pki-host.ts'

const now = '2026-11-22T00:00:00Z'
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

describe('the host for what is signed itself', () => {
  it('gives what a certificate names: its list, the delta to it, and its CA', async (t) => {
    const world = await makeWorld(t, { now })
    const origin = await openPkiHost(t, world)
    const here = (address: string) => address.replace('http://pki.warifu.test:8080', origin)
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    const { known, serialNumber } = parseCertificate(held.certificate)
    const [listAt = ''] = known.cRLDistributionPoints ?? []
    assert.equal((await fetch(here(listAt))).status, 404, 'none is signed yet')
    await publish(world)
    await sleep(600) // what is not there is asked for again after half a second

    const answer = await fetch(here(listAt))
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'application/pkix-crl')
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=30')
    assert.equal(answer.headers.get('last-modified'), 'Sun, 22 Nov 2026 00:00:00 GMT')
    const list = parseCertificateList(await bytesOf(answer))
    assert.equal(list.issuingDistributionPoint?.distributionPoint, listAt)
    const etag = answer.headers.get('etag') ?? ''
    assert.equal((await fetch(here(listAt), { headers: { 'if-none-match': `W/"x", ${etag}` } })).status, 304)
    const delta = await fetch(here(list.freshestCRL ?? ''))
    assert.equal(parseCertificateList(await bytesOf(delta)).deltaCRLIndicator, list.cRLNumber)

    const ca = known.authorityInfoAccess?.find(({ accessMethod }) => accessMethod === id_ad_caIssuers)
    const issuer = await fetch(here(ca?.accessLocation ?? ''))
    assert.equal(issuer.headers.get('content-type'), 'application/pkix-cert')
    assert.equal(toHex(await bytesOf(issuer)), toHex((await issuerOf(world, 'issuing')).certificate))

    await world.ports.store.transact(world.institution().id, (tx) =>
      tx.members.reportLoss(ichiro.id, world.ports.clock.now()),
    )
    await publish(world)
    await sleep(600)
    const after = await fetch(here(listAt), { headers: { 'if-none-match': etag } })
    assert.equal(after.status, 200)
    assert.deepEqual(entriesOf(parseCertificateList(await bytesOf(after))), {
      [serialNumber]: 'certificateHold',
    })
  })

  it('gives the CAs: what they say of their own state, a chain as certs-only, and all that is to be trusted', async (t) => {
    const world = await makeWorld(t, { now })
    const origin = await openPkiHost(t, world)
    const [root, issuing] = [await issuerOf(world, 'root'), await issuerOf(world, 'issuing')]
    const { known } = parseCertificate(issuing.certificate)
    assert.deepEqual(known.cRLDistributionPoints, [`http://pki.warifu.test:8080/a/crl/${root.id}.crl`])
    assert.deepEqual(
      known.authorityInfoAccess?.map(({ accessLocation }) => accessLocation),
      ['http://pki.warifu.test:8080/a/ocsp', `http://pki.warifu.test:8080/a/ca/${root.id}.cer`],
    )
    const chain = await fetch(`${origin}/a/ca/${issuing.id}.p7c`)
    assert.equal(chain.headers.get('content-type'), 'application/pkcs7-mime; smime-type=certs-only')
    const text = execFileSync('openssl', ['pkcs7', '-inform', 'DER', '-print_certs'], {
      input: await bytesOf(chain),
      encoding: 'utf8',
    })
    const [first, second, ...more] = parsePems(text, ['CERTIFICATE']).map(toHex)
    assert.deepEqual([first, second, more], [toHex(issuing.certificate), toHex(root.certificate), []])

    const bundle = await fetch(`${origin}/a/ca/bundle.pem`)
    assert.equal(bundle.headers.get('content-type'), 'application/pem-certificate-chain')
    const trusted = parsePems(await bundle.text(), ['CERTIFICATE']).map(toHex)
    assert.deepEqual(trusted.sort(), [first, second].sort())
  })

  it('says nothing of certificates while the records have forgotten something', async (t) => {
    const world = await makeWorld(t, { now })
    await publish(world)
    const ports = { ...world.ports, journal: closedGate }
    const behind = { ...world, ports, portal: { ...world.portal, ports } }
    const origin = await openPkiHost(t, behind)
    const { id } = await issuerOf(world, 'issuing')
    const list = await fetch(`${origin}/a/crl/${id}.crl`)
    assert.equal(list.status, 503)
    assert.equal(list.headers.get('retry-after'), '60')
    const ocsp = await fetch(`${origin}/a/ocsp`, { method: 'POST', body: 'x' })
    assert.equal(parseOcspResponse(await bytesOf(ocsp)), 'tryLater')
    world.advance({ hours: 13 })
    assert.equal(await publish(behind), 0)
  })

  it('slows down whoever asks for what is not kept, inside the protocol', async (t) => {
    const world = await makeWorld(t, { now })
    const origin = await openPkiHost(t, world, { burst: 2, perMinute: 0.01 })
    const ask = async () => {
      const answer = await fetch(`${origin}/a/ocsp`, { method: 'POST', body: 'x' })
      return parseOcspResponse(await bytesOf(answer))
    }
    assert.deepEqual(
      [await ask(), await ask(), await ask()],
      ['malformedRequest', 'malformedRequest', 'tryLater'],
    )
    assert.equal((await fetch(`${origin}/a/crl/x.crl`)).status, 404, 'lists are another matter')
  })

  it('has nothing at other addresses, and takes nothing', async (t) => {
    const world = await makeWorld(t, { now })
    const origin = await openPkiHost(t, world)
    const { id } = await issuerOf(world, 'issuing')
    await publish(world)
    for (const path of [
      '/',
      '/a',
      '/a/crl',
      `/b/crl/${id}.crl`,
      `/a/crl/${id}`,
      `/a/crl/${id}/2027-1.crl`,
      `/a/crl/${id}/1999-01.crl`,
      `/a/crl/${id}/../../ca/${id}`,
      `/a/ca/${id}.crl`,
      `/a/ca/00000000-0000-4000-8000-000000000000.cer`,
    ]) {
      assert.equal((await fetch(origin + path)).status, 404, path)
    }
    assert.equal((await fetch(`${origin}/healthz`)).status, 200)
    assert.equal((await fetch(`${origin}/a/crl/${id}.crl`, { method: 'PUT', body: 'x' })).status, 405)
    const head = await fetch(`${origin}/a/crl/${id}.crl`, { method: 'HEAD' })
    assert.equal(head.status, 200)
    assert.ok(Number(head.headers.get('content-length')) > 100)
  })
})
