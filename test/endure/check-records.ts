import { createHash, X509Certificate } from 'node:crypto'
import type { Customer } from './customer.ts'
import type { WholeProgram } from './program.ts'
import type { Records } from './records.ts'

type Certificate = Records['certificates'][number]
/** What is known of somebody who has to find again what he was told of. */
type Told = Pick<Customer, 'name' | 'member' | 'acknowledged'>
type Signatures = ReturnType<WholeProgram['signatures']>

/** What breaks a promise, in words. Empty: nothing does. These hold at any moment, right after a kill too. */
export function checkPromises(
  all: readonly Records[],
  customers: readonly Told[],
  signatures: Signatures,
): string[] {
  return [
    ...customers.flatMap((customer) => forgotten(recordsOf(all, customer), customer)),
    ...all.flatMap((records) => [...unknownSignatures(records, signatures), ...incomplete(records)]),
  ]
}

/** These hold once the sweep has come, ten minutes after the last kill. */
export function checkHealed(all: readonly Records[], now: Temporal.Instant): string[] {
  return all.flatMap((records) => [...halfDone(records, now), ...stuck(records), ...wrongMails(records)])
}

function recordsOf(all: readonly Records[], { member }: Told): Records {
  const records = all.find(({ slug }) => slug === member.institution.slug)
  if (records === undefined) throw new Error(`there are no records of ${member.institution.slug}`)
  return records
}

/** Nothing that was acknowledged is lost, and no certificate that anybody has seen is unknown. */
function forgotten(records: Records, { name, member, acknowledged }: Told): string[] {
  const own = new Map(
    records.certificates
      .filter(({ member_id }) => member_id === member.record.id)
      .map((row) => [row.fingerprint?.toHex(), row]),
  )
  const faults: string[] = []
  for (const [fingerprint, der] of acknowledged.certificates) {
    const row = own.get(fingerprint)
    if (row?.der?.toHex() !== der.toHex())
      faults.push(`${name} has ${fingerprint}, which is not in the records`)
  }
  for (const fingerprint of acknowledged.proved) {
    if (!own.get(fingerprint)?.proved_at) faults.push(`${name} has proved ${fingerprint}, and nobody knows`)
  }
  for (const [kind, told] of acknowledged.events) {
    const kept = countOf(records, (event) => event.kind === kind && event.member_id === member.record.id)
    if (kept < told) faults.push(`${name} was told of ${told} × ${kind}, and the trail has ${kept}`)
  }
  const { told, since } = acknowledged.acquisitions
  const begun = records.acquisitions.filter(
    ({ member_id, begun_at }) =>
      member_id === member.record.id && Temporal.Instant.compare(begun_at, since) >= 0,
  ).length
  if (begun < told) faults.push(`${name} has begun ${told} acquisitions, and ${begun} are there`)
  return faults
}

/** Whatever the authority's keys have signed was recorded before: a list of the revoked by its number. */
function unknownSignatures(
  { slug, issuers, certificates, responders, lists }: Records,
  signatures: Signatures,
): string[] {
  const tbs = [...certificates, ...responders].flatMap((row) => (row.tbs === null ? [] : [sha256(row.tbs)]))
  const known = new Set(tbs)
  const keys = new Map(
    issuers.filter(({ level }) => level === 'issuing').map(({ key_id, issuer_id }) => [key_id, issuer_id]),
  )
  const newest = new Map(lists.map((list) => [list.issuer_id, list.newest]))
  const isKnown = ({ keyId, hash, list }: Signatures[number]) =>
    list === undefined ? known.has(hash) : list <= (newest.get(keys.get(keyId) ?? '') ?? 0)
  const made = signatures.filter(({ keyId }) => keys.has(keyId))
  const seen = new Set(made.map(({ hash }) => hash))
  return [
    ...made
      .filter((one) => !isKnown(one))
      .map(({ hash }) => `${slug} has signed ${hash} and has no record of it`),
    ...certificates
      .filter(({ der, tbs }) => der !== null && tbs !== null && !seen.has(sha256(tbs)))
      .map(({ serial_number }) => `${slug}: nobody has seen ${serial_number} being signed`),
  ]
}

/** Each row is whole: its events, and a certificate that its issuer has signed as it was recorded. */
function incomplete(records: Records): string[] {
  const { slug, certificates } = records
  const issuers = new Map(
    records.issuers.map(({ issuer_id, certificate }) => [
      issuer_id,
      new X509Certificate(certificate).publicKey,
    ]),
  )
  const about = (kind: string) => {
    const rows = records.events.filter((event) => event.kind === kind && event.certificate_id !== null)
    return new Map(rows.map(({ certificate_id, count }) => [certificate_id, count]))
  }
  const [recorded, signed, proved] = [
    about('certificate-recorded'),
    about('certificate-signed'),
    about('certificate-proved'),
  ]
  const ids = new Set(certificates.map(({ certificate_id }) => certificate_id))
  const faultsOf = (row: Certificate): string[] => {
    const { certificate_id: id, der, issuer_id, proved_at } = row
    const issuer = issuers.get(issuer_id)
    const expected = [
      [recorded, 1, 'record'],
      [signed, der === null ? 0 : 1, 'signature'],
      [proved, proved_at === null ? 0 : 1, 'proof'],
    ] as const
    return [
      ...expected
        .filter(([events, count]) => (events.get(id) ?? 0) !== count)
        .map(([events, count, what]) => `has ${events.get(id) ?? 0} events of its ${what} and not ${count}`),
      ...(der === null || (issuer && new X509Certificate(der).verify(issuer)) ? [] : ['has a bad signature']),
      ...(der === null || row.tbs === null || contains(der, row.tbs) ? [] : ['is not what was recorded']),
    ]
  }
  return [
    ...certificates.flatMap((row) => faultsOf(row).map((fault) => `${slug}/${row.serial_number} ${fault}`)),
    ...[...recorded.keys()]
      .filter((id) => id !== null && !ids.has(id))
      .map((id) => `${slug}: the record of ${id} is gone`),
  ]
}

/** Nothing waits for ever, and nobody has two of what there is one of. */
function halfDone({ slug, certificates }: Records, now: Temporal.Instant): string[] {
  const isPast = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, now) < 0
  const overdue = certificates.filter(
    ({ stage, prove_until, retire_at }) =>
      stage === 'signing' ||
      (stage === 'proving' && isPast(prove_until)) ||
      (stage === 'retiring' && isPast(retire_at)),
  )
  const held = certificates
    .filter(({ stage }) => ['proving', 'current', 'retiring'].includes(stage))
    .map(({ member_id, stage }) => `${member_id} ${stage}`)
  return [
    ...overdue.map(({ serial_number, stage }) => `${slug}/${serial_number} is still ${stage}`),
    ...held.filter((one, place) => held.indexOf(one) !== place).map((one) => `${slug}: two for ${one}`),
  ]
}

/** What a certificate has used up or replaced is over. */
function stuck({ slug, certificates, entitlements, sessions, renewals }: Records): string[] {
  const stages = new Map(certificates.map(({ certificate_id, stage }) => [certificate_id, stage]))
  const used = new Set(
    certificates.filter(({ proved_at }) => proved_at !== null).map(({ entitlement_id }) => entitlement_id),
  )
  const isWorking = (id: string) => stages.get(id) === 'current' || stages.get(id) === 'retiring'
  const proved = new Set(
    certificates.filter(({ proved_at }) => proved_at !== null).map(({ renewal_id }) => renewal_id),
  )
  return [
    ...entitlements
      .filter(({ entitlement_id, state }) => state === 'open' && used.has(entitlement_id))
      .map(({ entitlement_id }) => `${slug}: entitlement ${entitlement_id} was used and is open`),
    ...sessions
      .filter(({ certificate_id }) => !isWorking(certificate_id))
      .map(({ session_id }) => `${slug}: session ${session_id} stands on no working certificate`),
    ...renewals
      .filter(({ renewal_id, state }) => proved.has(renewal_id) && state !== 'proved')
      .map(({ renewal_id, state }) => `${slug}: renewal ${renewal_id} was proved and is ${state}`),
  ]
}

/** As many of each kind as the records call for: none is lost with a kill, and none is written twice. */
function wrongMails(records: Records): string[] {
  const { slug, members, certificates } = records
  return members.flatMap(({ member_id, contract_id, role, mail_address }) => {
    if (mail_address === null) return []
    const hears = (certificate: Certificate) =>
      certificate.member_id === member_id ||
      (role === 'administrator' &&
        members.find((one) => one.member_id === certificate.member_id)?.contract_id === contract_id)
    const heard = certificates.filter(hears)
    const due = {
      'certificate-issued': heard.filter(({ der }) => der !== null).length,
      'certificate-proved': heard.filter(
        ({ origin, proved_at }) => origin === 'renewal' && proved_at !== null,
      ).length,
      ...Object.fromEntries(milestoneMails.map((mail) => [mail, noticesOf(records, member_id, mail)])),
      'pickup-code': countOf(
        records,
        (event) => event.kind === 'pickup-code-sent' && event.member_id === member_id,
      ),
      'pickup-letter': countOf(
        records,
        (event) => event.kind === 'pickup-code-made' && event.member_id === member_id,
      ),
    }
    return Object.entries(due).flatMap(([kind, count]) => {
      const row = records.outbox.find((one) => one.member_id === member_id && one.kind === kind)
      const written = row?.count ?? 0
      return written === count ? [] : [`${slug}: ${written} × ${kind} for ${member_id}, and ${count} are due`]
    })
  })
}

const milestoneMails = ['before-expiry', 'after-expiry', 'grace-ends', 'unproved', 'not-acquired', 'digest']

function noticesOf({ notices }: Records, member: string, mail: string): number {
  return notices.find((row) => row.recipient === member && row.mail === mail)?.count ?? 0
}

function countOf({ events }: Records, isMeant: (event: Records['events'][number]) => boolean): number {
  return events.filter(isMeant).reduce((sum, { count }) => sum + count, 0)
}

function contains(whole: Uint8Array, part: Uint8Array): boolean {
  return Buffer.from(whole).includes(part)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
