import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, fromHex, toHex } from './bytes.ts'
import { integer, octetString, sequence, setOf, tagged, tlv, utf8String } from './der.ts'
import {
  type Element,
  fieldsOf,
  onlyElement,
  readBitString,
  readBoolean,
  readDer,
  readInteger,
  readOctetString,
  readOid,
} from './der-reader.ts'
import { Malformed } from './malformed.ts'

const read = (hex: string) => readDer(fromHex(hex.replaceAll(' ', '')))

describe('readDer', () => {
  for (const [why, hex] of [
    ['no bytes', ''],
    ['a tag alone', '02'],
    ['bytes after the end', '020101 00'],
    ['a second value', '020101 020101'],
    ['contents that are cut short', '02020 1'],
    ['an indefinite length', '3080 0000'],
    ['a length in more octets than it needs', '04810100'],
    ['a length with a zero in front', '0482007f'],
    ['a length that is cut short', '0482ff'],
    ['a length of five octets', '04850000000001 00'],
    ['a length beyond the end', '0484ffffffff00'],
    ['the reserved length', '04ff00'],
    ['a tag number above 30', '1f2100'],
    ['an end-of-contents', '0000'],
    ['a BOOLEAN of two octets', '01020000'],
    ['a BOOLEAN of none', '0100'],
    ['a BOOLEAN that is neither 00 nor FF', '010101'],
    ['an INTEGER of no octets', '0200'],
    ['an INTEGER with a zero too many', '0202007f'],
    ['a negative INTEGER with an octet too many', '0202ff80'],
    ['an ENUMERATED with a zero too many', '0a020001'],
    ['a BIT STRING of no octets', '0300'],
    ['a BIT STRING with 8 unused bits', '03020800'],
    ['a BIT STRING with unused bits and nothing to leave out', '030101'],
    ['a BIT STRING whose unused bits are set', '03020101'],
    ['a constructed string', '2403040100'],
    ['a NULL that holds something', '050100'],
    ['an OBJECT IDENTIFIER that is cut short', '06012a 80'],
    ['a UTF8String that is not UTF-8', '0c02c080'],
    ['a UTF8String with half a surrogate pair', '0c03eda080'],
    ['a NumericString with letters', '120141'],
    ['a PrintableString with an @', '130140'],
    ['an IA5String beyond ASCII', '160180'],
    ['a UTCTime without Z', '170c323630313031303030303030'],
    ['a GeneralizedTime whose fraction ends in 0', '1811 32303236303130313030303030302e305a'],
    ['a VisibleString with a control character', '1a010a'],
    ['a UniversalString of three octets', '1c03000041'],
    ['a BMPString of one octet', '1e0141'],
    ['a primitive SEQUENCE', '1000'],
    ['a primitive SET', '1100'],
    ['a REAL, which has no place here', '090100'],
    ['an error deep inside', '3006 3004 a002 0200'],
  ] as const) {
    it(`refuses ${why}`, () => assert.throws(() => read(hex), Malformed))
  }

  it('refuses more than 16 in each other, and takes 16', () => {
    const nested = (depth: number) =>
      Array.from({ length: depth }).reduce<Uint8Array>((der) => sequence(der), integer(1))
    assert.equal(readDer(nested(16)).tag, 0x30)
    assert.throws(() => readDer(nested(17)), /16 deep/)
    assert.throws(() => readDer(nested(8000)), /16 deep/)
  })

  it('refuses more than 65535 bytes, and takes them', () => {
    assert.equal(readDer(octetString(new Uint8Array(65531))).der.length, 65535)
    assert.throws(() => readDer(octetString(new Uint8Array(65532))), /65535 bytes/)
  })

  it('answers with a copy, also of a Buffer', () => {
    const sent = Buffer.from('040101', 'hex')
    const element = readDer(sent)
    sent[2] = 2
    assert.deepEqual([...element.content], [1])
    assert.equal(element.content.constructor, Uint8Array)
  })

  it('reads 65535 bytes of the smallest values in reasonable time', () => {
    const began = performance.now()
    readDer(sequence(new Uint8Array(65530).map((_, i) => (i % 2 ? 0 : 5))))
    assert.ok(performance.now() - began < 10_000)
  })

  it('answers any bytes with a value that has the same bytes, or with Malformed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const element = readOrUndefined(bytes)
        if (element !== undefined) assert.deepEqual(rewrite(element), bytes)
      }),
      { numRuns: 5000 },
    )
  })

  it('reads what the writer wrote', () => {
    const leaf = fc.oneof(
      fc.bigInt({ min: 0n, max: 2n ** 70n }).map((value) => integer(value)),
      fc.uint8Array({ maxLength: 300 }).map(octetString),
      fc.string({ unit: 'grapheme' }).map(utf8String),
    )
    const values = fc.letrec<{ value: Uint8Array }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }).map((parts) => sequence(...parts)),
        fc.array(tie('value'), { maxLength: 4 }).map((parts) => setOf(...parts)),
        fc.array(tie('value'), { maxLength: 4 }).map((parts) => tagged(1, ...parts)),
      ),
    }))
    fc.assert(
      fc.property(values.value, (der) => assert.deepEqual(rewrite(readDer(der)), new Uint8Array(der))),
    )
  })
})

describe('fieldsOf', () => {
  const fields = () => fieldsOf(readDer(sequence(integer(1), octetString(Uint8Array.of(7)))), 'Test')

  it('takes the values in order', () => {
    const test = fields()
    assert.equal(readInteger(test.next(0x02)), 1n)
    assert.equal(test.optional(0x01), undefined)
    assert.deepEqual([...readOctetString(test.next(0x04))], [7])
    test.end()
  })

  it('refuses what is missing, of another type, out of place or too many', () => {
    assert.throws(() => fields().next(0x04), /Test: a value is missing/)
    assert.throws(() => fields().end(), /Test: a value too many/)
    assert.throws(() => fieldsOf(readDer(integer(1)), 'Test'), /not a Test/)
    const test = fields()
    assert.equal(test.rest().length, 2)
    test.end()
    assert.throws(() => test.next(0x02), Malformed)
  })

  it('has one value or refuses', () => {
    assert.equal(onlyElement(readDer(tagged(0, integer(3))), 'Test').tag, 0x02)
    assert.throws(() => onlyElement(readDer(tagged(0)), 'Test'), Malformed)
    assert.throws(() => onlyElement(readDer(tagged(0, integer(3), integer(3))), 'Test'), Malformed)
  })
})

describe('a value of a type', () => {
  it('is read as that type', () => {
    assert.equal(readBoolean(read('0101ff')), true)
    assert.equal(readBoolean(read('010100')), false)
    assert.equal(readInteger(read('02020080')), 128n)
    assert.equal(readOid(read('0603550403')), '2.5.4.3')
    assert.equal(toHex(readBitString(read('03020080'))), '80')
  })

  it('is not read as another', () => {
    for (const reader of [readBoolean, readInteger, readOid, readBitString, readOctetString]) {
      assert.throws(() => reader(read('0500')), Malformed)
    }
    assert.throws(() => readInteger(read('020180')), /negative/)
    assert.throws(() => readBitString(read('03020780')), /whole octets/)
  })
})

function rewrite({ tag, content, elements }: Element): Uint8Array {
  return tlv(tag, tag & 0x20 ? concat(...elements.map(rewrite)) : content)
}

function readOrUndefined(bytes: Uint8Array): Element | undefined {
  try {
    return readDer(bytes)
  } catch (error) {
    assert.ok(error instanceof Malformed)
    return undefined
  }
}
