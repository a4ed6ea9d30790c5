import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { vectorCertificate } from '../../test/vectors/pki.ts'
import { nodePrimitives, webPrimitives } from '../../test/vectors/primitives.ts'
import { toHex } from './bytes.ts'
import { type Element, readDer } from './der-reader.ts'
import { encodePkcs12, type Pkcs12 } from './pkcs12.ts'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const file = (form: Pkcs12['form']): Pkcs12 => ({
  form,
  friendlyName: '山田 太郎 管理者 2027-11',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  certificate: vectorCertificate('leaf'),
  chain: [vectorCertificate('root')],
  password: '割符 password',
  iterations: 10,
})

/** Chance that counts, so that two files can be the same. */
function counting() {
  let next = 0
  return (length: number) => Uint8Array.from({ length }, () => next++)
}

describe('encodePkcs12', () => {
  for (const form of ['aes', '3des'] as const) {
    it(`makes the same ${form} file with WebCrypto as with node:crypto`, async () => {
      const byNode = await encodePkcs12(file(form), nodePrimitives(counting()))
      const byWeb = await encodePkcs12(file(form), webPrimitives(counting()))
      assert.equal(toHex(byWeb), toHex(byNode))
    })

    it(`makes a ${form} file in DER, whose salts and vectors all differ and whose MAC has a salt of 8 octets`, async () => {
      const pfx = readDer(await encodePkcs12(file(form), nodePrimitives(counting())))
      const [, , macData] = pfx.elements
      assert.equal(macData?.elements[1]?.content.length, 8)
      const authSafe = readDer(contentOf(pfx.elements[1]))
      const [encryptedData, data] = authSafe.elements
      const bags = readDer(contentOf(data))
      const salts = [encryptedData, bags, macData].flatMap(saltsIn)
      assert.equal(salts.length, form === 'aes' ? 5 : 3)
      assert.equal(new Set(salts).size, salts.length)
    })

    it(`leaves nothing readable in a ${form} file`, async () => {
      const { certificate, privateKey: key } = file(form)
      const made = Buffer.from(await encodePkcs12(file(form), nodePrimitives(counting())))
      assert.ok(!made.includes(Buffer.from(key).subarray(-32)))
      assert.ok(!made.includes(Buffer.from(certificate).subarray(20, 60)))
    })
  }

  it('makes no file without a password or iterations', async () => {
    const primitives = nodePrimitives(counting())
    await assert.rejects(encodePkcs12({ ...file('aes'), password: '' }, primitives), RangeError)
    await assert.rejects(encodePkcs12({ ...file('aes'), iterations: 0 }, primitives), RangeError)
  })
})

/** The octets in a ContentInfo of type data. */
function contentOf(info: Element | undefined): Uint8Array {
  return info?.elements[1]?.elements[0]?.content ?? assert.fail('no content')
}

function saltsIn(element: Element | undefined): string[] {
  if (element === undefined) return []
  if (element.tag === 0x04 && [8, 16].includes(element.content.length)) return [toHex(element.content)]
  return element.elements.flatMap(saltsIn)
}
