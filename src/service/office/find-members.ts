import { Malformed } from '../../pki/malformed.ts'
import { parseSerialNumber } from '../../pki/serial-number.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberSummary, SearchTerms } from '../../ports/member-search.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { encodeFoundPlace, parseFoundPlace } from './cursor.ts'
import { byStaff, requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export interface FoundMembers {
  members: MemberSummary[]
  /** Where the next page begins, when there is one. */
  next?: string
}

const pageLength = 20

/**
 * By contract number, company, name, ID, mail address, serial number or fingerprint: whatever the caller can read out.
 * Nothing typed finds nobody.
 */
export async function findMembers(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  { text, after }: { text: string; after?: string },
): Promise<FoundMembers> {
  await requireMay(ports, institution, session, 'find-member')
  const place = parseFoundPlace(after)
  const terms = searchTerms(text)
  if (terms === undefined) return { members: [] }
  const found = await ports.store.at(institution.id).memberSearch.find(terms, pageLength + 1, place)
  const last = found.length > pageLength ? found[pageLength - 1] : undefined
  const members = found.slice(0, pageLength).map(({ member }) => member)
  await recordFound(ports, institution, session, members)
  return {
    members,
    ...(last && { next: encodeFoundPlace(last.place) }),
  }
}

/** Whom a search has shown is in the trail, and what was typed is not: it may be a name. */
async function recordFound(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  members: readonly MemberSummary[],
): Promise<void> {
  const facts = { found: members.length, members: members.map(({ id }) => id).join(' ') }
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, { ...byStaff(session, ports.clock.now()), kind: 'members-found', facts }),
  )
}

/** Half width, as certificates are named; a fingerprint and a serial number may be typed with colons or blanks. */
export function searchTerms(typed: string): SearchTerms | undefined {
  const text = typed.normalize('NFKC').trim()
  if (text === '' || text.includes('\0')) return undefined
  const hex = text.replaceAll(/[\s:]/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(hex)) return { text, fingerprint: Uint8Array.fromHex(hex) }
  const serialNumber = serialNumberIn(hex)
  return { text, ...(serialNumber !== undefined && { serialNumber }) }
}

function serialNumberIn(hex: string): string | undefined {
  try {
    return parseSerialNumber(hex)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
