import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { vectorCertificate } from '../../../../test/vectors/pki.ts'
import { encodeBase64 } from '../../../pki/base64.ts'
import { parseCertificate } from '../../../pki/certificate.ts'
import { readAnswer } from './ask-certificate.ts'

const certificate = vectorCertificate('leaf')
const root = vectorCertificate('root')
const { spki } = parseCertificate(certificate)
const good = {
  certificate: encodeBase64(certificate),
  chain: [encodeBase64(root)],
  friendlyName: '割符 太郎',
}

describe('the answer to the request', () => {
  it('is a certificate for the key of the page, with its chain and the name for the store', () => {
    const answer = readAnswer(true, JSON.stringify(good), spki)
    assert.deepEqual(answer, { kind: 'issued', certificate, chain: [root], friendlyName: '割符 太郎' })
  })

  it('is a refusal when the certificate is for another key', () => {
    const answer = readAnswer(true, JSON.stringify(good), parseCertificate(root).spki)
    assert.deepEqual(answer, { kind: 'refused' })
  })

  it('is a refusal that says what the problem says', () => {
    const problem = { title: 'T', status: 409, detail: '期間外です', onward: '/renewal' }
    assert.deepEqual(readAnswer(false, JSON.stringify(problem), spki), {
      kind: 'refused',
      detail: '期間外です',
      onward: '/renewal',
    })
  })

  it('is a refusal without words when the problem has none', () => {
    const answer = readAnswer(false, JSON.stringify({ title: 'T', status: 409, onward: 7 }), spki)
    assert.deepEqual(answer, { kind: 'refused', detail: undefined, onward: undefined })
  })

  for (const [what, body] of Object.entries({
    'a page': '<!doctype html>',
    nothing: '',
    null: 'null',
    'an empty object': '{}',
    'a certificate that is no base64': JSON.stringify({ ...good, certificate: '%' }),
    'a chain that is no base64': JSON.stringify({ ...good, chain: ['%'] }),
  })) {
    it(`is a refusal when it is ${what}, whatever its status`, () => {
      assert.equal(readAnswer(true, body, spki).kind, 'refused')
      assert.equal(readAnswer(false, body, spki).kind, 'refused')
    })
  }
})
