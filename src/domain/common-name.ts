import { oneLine } from './one-line.ts'

/** RFC 5280 upper bound ub-common-name. We count UTF-16 code units, which are never fewer than the characters it means. */
const commonNameAtMost = 64

/** What a policy may call its roles, so that role, month and counter always fit beside a company and a person. */
export const roleLengthAtMost = 16

/** However long a person's name, this much of his company stays. */
const companyAtLeast = 12

export interface CommonNameParts {
  company: string
  person: string
  /** As the institution's wording calls it. */
  role: string
  expiryDate: Temporal.PlainDate
  /** Tells this person's certificates apart, rising with each. */
  counter: number
}

/**
 * What the browser's chooser shows: 「株式会社山田商店 山田花子 管理者 2027-11 #2」.
 * Role, month and counter are never cut; the company is shortened first, the person only when the company is down to
 * twelve, always between whole graphemes and marked with 「…」.
 */
export function commonName({ company, person, role, expiryDate, counter }: CommonNameParts): string {
  return fitted(company, person, `${oneLine(role)} ${expiryDate.toString().slice(0, 7)} #${counter}`)
}

/** The name in the system's store, apart from that of the old certificate by its whole expiry date. */
export function friendlyName({ company, person, role, expiryDate, counter }: CommonNameParts): string {
  return fitted(company, person, `${oneLine(role)} ${expiryDate} #${counter}`)
}

/** ASCII, so that no system mangles it, and unique by the end of the serial number; it tells no name. */
export function fileName({
  institution,
  role,
  expiryDate,
  counter,
  serialNumber,
}: {
  /** The institution's short name in its host names. */
  institution: string
  role: 'administrator' | 'user'
  expiryDate: Temporal.PlainDate
  counter: number
  /** Lower-case hex. */
  serialNumber: string
}): string {
  const slug = institution.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return `${slug}-${role}-${expiryDate}-${counter}-${serialNumber.slice(-8)}.p12`
}

function fitted(company: string, person: string, tail: string): string {
  const room = commonNameAtMost - tail.length - 2
  if (room < companyAtLeast * 2) throw new RangeError(`"${tail}" leaves no room for a company and a person`)
  const [wholeCompany, wholePerson] = [oneLine(company), oneLine(person)]
  const companyRoom = Math.max(Math.min(companyAtLeast, wholeCompany.length), room - wholePerson.length)
  const shownCompany = shortened(wholeCompany, companyRoom)
  const shownPerson = shortened(wholePerson, room - shownCompany.length)
  return [shownCompany, shownPerson, tail].filter((part) => part !== '').join(' ')
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** At most `length` code units, cut between graphemes and marked where it was cut. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > length - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
