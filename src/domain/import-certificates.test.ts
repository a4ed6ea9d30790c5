import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCsv } from './csv.ts'
import { defaultPolicy } from './default-policy.ts'
import { type MemberId, parseId } from './id.ts'
import { checkCertificates, readCertificateLines } from './import-certificates.ts'
import { certificateColumns, readLines } from './import-columns.ts'
import { assumedValidity, foreignExpiryDate } from './predecessor.ts'

const today = Temporal.PlainDate.from('2026-11-22')
const sha = 'ab'.repeat(32)

const read = (...lines: string[]) => {
  const csv = `契約者ID,ID,拇印,シリアル番号,有効期限日\n${lines.join('\n')}`
  const found = readLines(readCsv(csv).rows, certificateColumns)
  const { certificates, faults } = readCertificateLines(found.lines, today)
  return { certificates, faults: [...found.faults, ...faults].map(({ column, kind }) => [column, kind]) }
}

describe('a line of a file of certificates', () => {
  for (const [what, line, fault] of [
    ['a fingerprint', `1,a,${sha},,2027-03-01`, undefined],
    [
      'one in capitals with colons',
      `1,a,${sha.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:')},,2027/3/1`,
      undefined,
    ],
    ['a serial number', '1,a,,1A2B,2027-03-01', undefined],
    ['one of 20 octets', `1,a,,7f${'ff'.repeat(19)},2027-03-01`, undefined],
    [
      'one of 20 octets that is negative',
      `1,a,,80${'00'.repeat(19)},2027-03-01`,
      ['serialNumber', 'not-a-serial-number'],
    ],
    ['zero', '1,a,,00,2027-03-01', ['serialNumber', 'not-a-serial-number']],
    ['both names', `1,a,${sha},1a2b,2027-03-01`, undefined],
    ['neither', '1,a,,,2027-03-01', ['fingerprint', 'no-name-of-it']],
    ['a fingerprint by SHA-1', `1,a,${'ab'.repeat(20)},,2027-03-01`, ['fingerprint', 'not-a-fingerprint']],
    ['the day as a spreadsheet writes it', `1,a,${sha},,2027/3/1 0:00`, undefined],
    ['the day in Japanese', `1,a,${sha},,2027年3月1日`, undefined],
    ['a day that there is not', `1,a,${sha},,2027-02-29`, ['expiryDate', 'not-a-date']],
    ['a day in American', `1,a,${sha},,03/01/2027`, ['expiryDate', 'not-a-date']],
    ['the last day that is near enough', `1,a,${sha},,2036-11-21`, undefined],
    ['ten years', `1,a,${sha},,2036-11-22`, ['expiryDate', 'too-far']],
    ['no day', `1,a,${sha},,`, ['expiryDate', 'missing']],
    ['no contract', `,a,${sha},,2027-03-01`, ['contract', 'missing']],
  ] satisfies [string, string, unknown][])
    it(`${what}: ${fault === undefined ? 'right' : String(fault)}`, () => {
      assert.deepEqual(read(line).faults, fault === undefined ? [] : [fault])
    })

  it('is folded to what a certificate says of itself', () => {
    const [one] = read('１,Ａ１,,00:1A:2B,2027-03-01').certificates
    assert.deepEqual(
      [one?.contract, one?.loginId, one?.serialNumber, String(one?.expiryDate)],
      ['1', 'A1', '1a2b', '2027-03-01'],
    )
  })
})

describe('certificates beside each other and beside what is registered', () => {
  const id = parseId<MemberId>('11111111-1111-4111-8111-111111111111')
  const member = { id, hasLeft: false, hasCertificate: false }
  const registered = {
    members: new Map([
      ['1 a', member],
      ['1 b', member],
      ['1 gone', { ...member, hasLeft: true }],
      ['1 has', { ...member, hasCertificate: true }],
    ]),
    fingerprints: new Set(['cd'.repeat(32)]),
    serialNumbers: new Set(['99']),
  }
  const check = (...lines: string[]) => {
    const { plan, faults } = checkCertificates(read(...lines).certificates, registered, today)
    return { plan, faults: faults.map(({ line, column, kind, other }) => [line, column, kind, other]) }
  }
  for (const [what, lines, faults] of [
    ['one each', ['1,a,,01,2027-03-01', '1,b,,02,2027-03-01'], []],
    ['nobody', ['1,x,,01,2027-03-01'], [[2, 'loginId', 'no-such-member', undefined]]],
    ['who has left', ['1,gone,,01,2027-03-01'], [[2, 'loginId', 'member-has-left', undefined]]],
    ['who has one', ['1,has,,01,2027-03-01'], [[2, 'loginId', 'member-has-certificate', undefined]]],
    ['two of one person', ['1,a,,01,2027-03-01', '1,a,,02,2027-03-01'], [[3, 'loginId', 'twice', 2]]],
    ['one of two people', ['1,a,,01,2027-03-01', '1,b,,01,2027-03-01'], [[3, 'serialNumber', 'twice', 2]]],
    ['a known serial number', ['1,a,,99,2027-03-01'], [[2, 'serialNumber', 'certificate-there', undefined]]],
    [
      'a known fingerprint',
      [`1,a,${'cd'.repeat(32)},,2027-03-01`],
      [[2, 'fingerprint', 'certificate-there', undefined]],
    ],
  ] satisfies [string, string[], unknown[]][])
    it(what, () => assert.deepEqual(check(...lines).faults, faults))

  it('warn of those that are over, today not among them', () => {
    assert.deepEqual(check('1,a,,01,2026-11-21', '1,b,,02,2026-11-22').plan.warnings, [
      { kind: 'already-expired', count: 1 },
    ])
  })
})

describe('the span of a predecessor’s certificate', () => {
  const versions = [
    { version: 1, effectiveFrom: Temporal.PlainDate.from('2020-01-01'), policy: defaultPolicy },
  ]
  const now = Temporal.Instant.from('2026-11-22T00:00:00Z')
  const assumed = (day: string) => {
    const { notBefore, notAfter, expiryDate } = assumedValidity(Temporal.PlainDate.from(day), versions, now)
    return [String(notBefore), String(notAfter), String(expiryDate)]
  }
  it('is all of its last day, and a year before', () => {
    assert.deepEqual(assumed('2026-12-10'), ['2025-12-09T15:00:00Z', '2026-12-10T14:59:59Z', '2026-12-10'])
  })
  it('never begins in the future', () => {
    assert.deepEqual(assumed('2028-12-10'), ['2026-11-22T00:00:00Z', '2028-12-10T14:59:59Z', '2028-12-10'])
  })
  for (const [notAfter, day] of [
    ['2026-12-09T14:59:59Z', '2026-12-09'],
    ['2026-12-09T15:00:00Z', '2026-12-10'],
    ['2026-12-10T00:00:00Z', '2026-12-10'],
  ] as const)
    it(`that ends at ${notAfter} ends on ${day}`, () => {
      assert.equal(String(foreignExpiryDate(Temporal.Instant.from(notAfter), versions)), day)
    })
})
