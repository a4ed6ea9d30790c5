import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodeCertificateIdentifier } from '../../src/pki/certificate-identifier.ts'
import { type EstWorld, openEstWorld } from '../world/est.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'

describe('when to renew, over EST', () => {
  let est: EstWorld
  let identifier: string
  before(async () => {
    est = await openEstWorld()
    const { held } = await becomeCustomer(est.world, await readPerson(est.world, 'ichiro'))
    const { known, serialNumber } = parseCertificate(held.certificate)
    const keyIdentifier = known.authorityKeyIdentifier ?? new Uint8Array()
    identifier = encodeCertificateIdentifier({ keyIdentifier, serialNumber })
  })
  after(() => est.close())

  it('is told as the draft writes it, with and without the label', async () => {
    const at = '/.well-known/est/renewal-info/'
    const { status, headers, body } = await est.curl(at + identifier)
    assert.equal(status, 200, body)
    assert.match(headers, /content-type: application\/json\r\n/)
    assert.match(headers, /retry-after: 21600\r\n/)
    const { suggestedWindow, ...more }: { suggestedWindow: { start: string; end: string } } = JSON.parse(body)
    assert.deepEqual(more, {})
    for (const time of [suggestedWindow.start, suggestedWindow.end])
      assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    assert.ok(suggestedWindow.start < suggestedWindow.end)
    assert.equal((await est.curl(`/.well-known/est/a/renewal-info/${identifier}`)).body, body)
  })

  it('is nothing of what is unknown, unreadable, or another institution’s', async () => {
    const [key = ''] = identifier.split('.')
    for (const [path, status] of [
      [`/.well-known/est/b/renewal-info/${identifier}`, 404],
      [`/.well-known/est/renewal-info/${key}.AQID`, 404],
      [`/.well-known/est/renewal-info/AQID.${identifier.split('.')[1]}`, 404],
      [`/.well-known/est/renewal-info/${identifier}=`, 400],
      ['/.well-known/est/renewal-info/nothing', 400],
      ['/.well-known/est/renewal-info', 404],
      [`/.well-known/est/renewal-info/${identifier}/why`, 404],
    ] as const)
      assert.equal((await est.curl(path)).status, status, path)
  })
})
