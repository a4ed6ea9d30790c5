import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { encodeCertificateIdentifier, parseCertificateIdentifier } from './certificate-identifier.ts'
import { Malformed } from './malformed.ts'
import { parseSerialNumber } from './serial-number.ts'

/** The example of RFC 9773 §4.1. */
const example = {
  text: 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE',
  keyIdentifier: '69885b6b87464041e1b37b847ba0ae2cde01c8d4',
  serialNumber: '87654321',
}

describe('the identifier of a certificate', () => {
  it('is that of RFC 9773 §4.1', () => {
    const { keyIdentifier, serialNumber } = parseCertificateIdentifier(example.text)
    assert.equal(keyIdentifier.toHex(), example.keyIdentifier)
    assert.equal(serialNumber, example.serialNumber)
    assert.equal(encodeCertificateIdentifier({ keyIdentifier, serialNumber }), example.text)
  })

  for (const [why, text] of [
    ['empty', ''],
    ['no point', 'aYhba4dGQEHhs3uEe6CuLN4ByNQ'],
    ['no serial number', 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.'],
    ['no key', '.AIdlQyE'],
    ['three parts', 'aYhb.AIdl.QyEA'],
    ['padded', 'aYhba4dGQEHhs3uEe6CuLN4ByNQ=.AIdlQyE='],
    ['base64, not base64url', 'aYhba4dGQEHhs3uEe6CuLN4ByN+.AIdlQyE'],
    ['white space', 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdl QyE'],
    ['bits after the end', 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyF'],
    ['a zero too many', 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.AAECAw'],
    ['negative', 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.h2VDIQ'],
    ['zero', 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.AA'],
    ['too long', `${'A'.repeat(130)}.AIdlQyE`],
  ] as const)
    it(`is malformed: ${why}`, () => assert.throws(() => parseCertificateIdentifier(text), Malformed))

  it('is read as it was written, and whatever else comes is malformed or the only way to write it', () => {
    const octets = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength })
    fc.assert(
      fc.property(octets(1, 32), octets(1, 18), (keyIdentifier, serial) => {
        const serialNumber = parseSerialNumber(`01${serial.toHex()}`)
        const text = encodeCertificateIdentifier({ keyIdentifier, serialNumber })
        const read = parseCertificateIdentifier(text)
        assert.equal(read.keyIdentifier.toHex(), keyIdentifier.toHex())
        assert.equal(read.serialNumber, serialNumber)
      }),
      { seed: 9773 },
    )
    const near = fc.string({ unit: fc.constantFrom(...'ABab01-_.=+ %'), maxLength: 60 })
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        try {
          assert.equal(encodeCertificateIdentifier(parseCertificateIdentifier(text)), text)
        } catch (error) {
          if (!(error instanceof Malformed)) throw error
        }
      }),
      { seed: 9773, numRuns: 1000 },
    )
  })
})
