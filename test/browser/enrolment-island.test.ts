import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { basename } from 'node:path'
import { describe, it } from 'node:test'
import { parseCertificationRequest } from '../../src/pki/certification-request.ts'
import { fileName, friendlyName } from '../islands-site.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { anyKey, enrolmentStage, seen } from './enrolment-stage.ts'
import { contents } from './file-contents.ts'

describe('the page where the certificate is made', { concurrency: false }, () => {
  const { site, browser, open } = enrolmentStage()

  for (const [keyAlgorithm, form] of [
    ['EC-P256', 'aes'],
    ['EC-P256', '3des'],
    ['EC-P384', 'aes'],
    ['RSA-2048', 'aes'],
    ['RSA-2048', '3des'],
  ] as const) {
    it(`makes a file that opens with the password shown: ${keyAlgorithm}, ${form}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const visit = site().visit({ keyAlgorithm, form })
      const errors: string[] = []
      const { page, violations } = await open(visit, async (opening) => {
        opening.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
        opening.on('pageerror', (error) => errors.push(error.message))
      })
      await seen(page, 'saving')
      const password = await page.locator('#password').innerText()
      assert.match(password, /^(?:[a-z2-9]{4}-){5}[a-z2-9]{4}$/)
      const path = await browser().download(page, () => page.locator('#file-link').click())
      assert.equal(basename(path), fileName)

      const [request = assert.fail('no request')] = visit.requests
      const { key, certificates } = contents(path, password)
      const [certificate, ...chain] = certificates
      assert.ok(certificate !== undefined, 'a certificate')
      assert.ok(certificate.raw.equals(site().authority.issue(request)), 'the one that was issued')
      assert.deepEqual(
        chain.map(({ raw }) => raw),
        [site().authority.certificate],
      )
      assert.ok(key.includes('PRIVATE KEY'))
      assert.equal(publicKeyOf(key), certificate.publicKey.export({ type: 'spki', format: 'pem' }))
      assert.deepEqual(parseCertificationRequest(request).subject, [])

      await browser().importPkcs12(path, password)
      assert.deepEqual(await browser().nss.certificates(), [friendlyName])
      await browser().nss.removeCertificates()
      assert.deepEqual([violations, errors], [[], []])
      await page.close()
    })
  }

  it('makes another key after a reload', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
    const { page } = await open(visit)
    await seen(page, 'saving')
    await page.reload()
    await seen(page, 'saving')
    const [one, other] = visit.requests.map((request) => parseCertificationRequest(request).spki)
    assert.notDeepEqual(one, other)
    await page.close()
  })

  it('makes no file of a certificate for another key', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
    visit.conducts = ['issue-for-another-key']
    const { page } = await open(visit)
    await seen(page, 'refused')
    assert.equal(await page.locator('#file-link').getAttribute('href'), null)
    assert.equal(visit.questions, 0)
    await page.close()
  })

  for (const [what, keyAlgorithm, spoil] of [
    [
      'has no WebCrypto',
      'EC-P256',
      () => Reflect.defineProperty(Crypto.prototype, 'subtle', { value: undefined }),
    ],
    [
      'makes no keys',
      'EC-P256',
      () => {
        const reject = () => Promise.reject(new DOMException('', 'NotSupportedError'))
        Reflect.defineProperty(SubtleCrypto.prototype, 'generateKey', { value: reject })
      },
    ],
    [
      'gives no keys out',
      'EC-P256',
      () => {
        const reject = () => Promise.reject(new DOMException('', 'NotSupportedError'))
        Reflect.defineProperty(SubtleCrypto.prototype, 'exportKey', { value: reject })
      },
    ],
    ['makes no files', 'EC-P256', () => Reflect.deleteProperty(URL, 'createObjectURL')],
    ['is too old', 'EC-P256', () => Reflect.deleteProperty(Array.prototype, 'toSorted')],
    ['does not know such keys', 'EC-P999', () => {}],
  ] as const) {
    it(`says so in a browser that ${what}, and asks for nothing`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const visit = site().visit({ ...anyKey, keyAlgorithm })
      const { page } = await open(visit, (opening) => opening.addInitScript(spoil))
      await seen(page, 'incapable')
      assert.equal(visit.requests.length, 0)
      await page.close()
    })
  }
})

function publicKeyOf(privateKey: string) {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })
}
