import type { MemberId } from './id.ts'
import { type CertificateColumn, cutShort, type ReadLine } from './import-columns.ts'
import type { ImportFault, ImportWarningKind } from './import-fault.ts'

/** A certificate of a predecessor as a line of a file has it. */
export interface CertificateLine {
  line: number
  contract: string
  loginId: string
  /** SHA-256, lower-case hex. */
  fingerprint?: string
  /** As SerialNumber. */
  serialNumber?: string
  expiryDate: Temporal.PlainDate
}

type Cells = ReadLine<CertificateColumn>['cells']
type FaultInLine = Omit<ImportFault, 'line'>

/** Longer than any client certificate is issued for: a slip of the finger. */
const yearsAtMost = 10

/** Reads each line by itself. One with a fault gives no certificate, and all its faults. */
export function readCertificateLines(
  lines: readonly ReadLine<CertificateColumn>[],
  today: Temporal.PlainDate,
): { certificates: CertificateLine[]; faults: ImportFault[] } {
  const certificates: CertificateLine[] = []
  const faults: ImportFault[] = []
  for (const { line, cells } of lines) {
    const read = readLine(line, folded(cells), today)
    if ('faults' in read) faults.push(...read.faults.map((fault) => ({ line, ...fault })))
    else certificates.push(read)
  }
  return { certificates, faults }
}

function folded(cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([column, text]) => [column, text.normalize('NFKC').trim()]),
  )
}

function readLine(
  line: number,
  cells: Cells,
  today: Temporal.PlainDate,
): CertificateLine | { faults: FaultInLine[] } {
  const found = rules
    .filter(({ column, isWrong }) => isWrong(cells[column], cells, today))
    .map(({ column, kind }): FaultInLine => {
      const value = cells[column]
      return { column, kind, ...(value !== undefined && { value: cutShort(value) }) }
    })
  const { contract, loginId, fingerprint, serialNumber } = cells
  const expiryDate = dateOf(cells.expiryDate ?? '')
  if (found.length > 0 || contract === undefined || loginId === undefined || expiryDate === undefined)
    return { faults: found }
  const serial = serialNumber === undefined ? undefined : serialOf(serialNumber)
  return {
    line,
    contract,
    loginId,
    ...(fingerprint !== undefined && { fingerprint: hexOf(fingerprint) }),
    ...(serial !== undefined && { serialNumber: serial }),
    expiryDate,
  }
}

interface Rule {
  column: CertificateColumn
  kind: ImportFault['kind']
  isWrong(text: string | undefined, cells: Cells, today: Temporal.PlainDate): boolean
}

const isAbsent = (text: string | undefined) => text === undefined

const rules: readonly Rule[] = [
  { column: 'contract', kind: 'missing', isWrong: isAbsent },
  { column: 'loginId', kind: 'missing', isWrong: isAbsent },
  {
    column: 'fingerprint',
    kind: 'not-a-fingerprint',
    isWrong: (text) => text !== undefined && !/^[0-9a-f]{64}$/.test(hexOf(text)),
  },
  {
    column: 'serialNumber',
    kind: 'not-a-serial-number',
    isWrong: (text) => text !== undefined && serialOf(text) === undefined,
  },
  {
    column: 'fingerprint',
    kind: 'no-name-of-it',
    isWrong: (text, { serialNumber }) => text === undefined && serialNumber === undefined,
  },
  { column: 'expiryDate', kind: 'missing', isWrong: isAbsent },
  {
    column: 'expiryDate',
    kind: 'not-a-date',
    isWrong: (text) => text !== undefined && dateOf(text) === undefined,
  },
  {
    column: 'expiryDate',
    kind: 'too-far',
    isWrong: (text, _, today) => isTooFar(dateOf(text ?? ''), today),
  },
]

/** With colons or blanks or without, in small letters or capitals. */
const hexOf = (text: string) => text.toLowerCase().replaceAll(/[\s:]/gu, '')

/** RFC 5280 §4.1.2.2, as pki/serial-number.ts keeps it: hex of a positive number of at most 20 octets, no leading zeros. */
function serialOf(text: string): string | undefined {
  const digits = hexOf(text).replace(/^0x/, '').replace(/^0+/, '')
  const hex = digits.padStart(digits.length + (digits.length % 2), '0')
  const isOne = /^(?:[0-9a-f]{2}){1,20}$/.test(hex) && !/^[89a-f].{39}$/.test(hex)
  return isOne ? hex : undefined
}

/** 2027-03-01, 2027/3/1 or 2027年3月1日; what a spreadsheet adds as the hour is passed over. */
function dateOf(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text) ?? []
  if (year === undefined) return undefined
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(fields, { overflow: 'reject' })
  } catch {
    return undefined // no such day: told as that
  }
}

function isTooFar(expiryDate: Temporal.PlainDate | undefined, today: Temporal.PlainDate): boolean {
  if (expiryDate === undefined) return false
  const { years } = today.until(expiryDate, { largestUnit: 'year' })
  return Math.abs(years) >= yearsAtMost
}

/** What is registered of the people and certificates that a file names. */
export interface RegisteredHolders {
  /** By personKey. */
  members: ReadonlyMap<string, { id: MemberId; hasLeft: boolean; hasCertificate: boolean }>
  fingerprints: ReadonlySet<string>
  /** Of this predecessor. */
  serialNumbers: ReadonlySet<string>
}

export interface CertificatePlan {
  certificates: (CertificateLine & { memberId: MemberId })[]
  warnings: { kind: ImportWarningKind; count: number }[]
}

/** Whether these lines fit together and beside what is registered. One person has one certificate in use. */
export function checkCertificates(
  lines: readonly CertificateLine[],
  { members, fingerprints, serialNumbers }: RegisteredHolders,
  today: Temporal.PlainDate,
): { plan: CertificatePlan; faults: ImportFault[] } {
  const faults: ImportFault[] = []
  const plan: CertificatePlan['certificates'] = []
  const seen = new Map<string, number>()
  for (const one of lines) {
    const { line, contract, loginId, fingerprint, serialNumber } = one
    const once = (column: CertificateColumn, value: string | undefined, known: boolean) => {
      if (value === undefined) return
      const other = seen.get(`${column} ${value}`)
      const at = { line, column, value: cutShort(value) }
      if (other !== undefined) faults.push({ ...at, kind: 'twice', other })
      else seen.set(`${column} ${value}`, line)
      if (known) faults.push({ ...at, kind: 'certificate-there' })
    }
    const member = members.get(`${contract} ${loginId}`)
    const fault = holderFault(member)
    if (fault !== undefined) faults.push({ line, column: 'loginId', kind: fault, value: cutShort(loginId) })
    if (member !== undefined) plan.push({ ...one, memberId: member.id })
    once('loginId', `${contract} ${loginId}`, false)
    once('fingerprint', fingerprint, fingerprint !== undefined && fingerprints.has(fingerprint))
    once('serialNumber', serialNumber, serialNumber !== undefined && serialNumbers.has(serialNumber))
  }
  const expired = lines.filter(({ expiryDate }) => Temporal.PlainDate.compare(expiryDate, today) < 0).length
  const warnings = expired > 0 ? [{ kind: 'already-expired' as const, count: expired }] : []
  return { plan: { certificates: plan, warnings }, faults }
}

function holderFault(
  member: { hasLeft: boolean; hasCertificate: boolean } | undefined,
): ImportFault['kind'] | undefined {
  if (member === undefined) return 'no-such-member'
  if (member.hasLeft) return 'member-has-left'
  return member.hasCertificate ? 'member-has-certificate' : undefined
}
