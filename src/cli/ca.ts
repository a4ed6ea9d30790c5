import { Refusal } from '../domain/refusal.ts'
import { Malformed } from '../pki/malformed.ts'
import { parsePem } from '../pki/pem.ts'
import type { IssuerRecord } from '../ports/certificate-records.ts'
import type { Ports } from '../ports/ports.ts'
import { acceptAuthority } from '../service/ca/accept-authority.ts'
import { bringList } from '../service/ca/bring-list.ts'
import { type ListedAuthority, listAuthorities } from '../service/ca/list-authorities.ts'
import { makeAuthority } from '../service/ca/make-authority.ts'
import type { AuthorityPorts } from '../service/ca/make-issuer.ts'
import { prepareAuthority } from '../service/ca/prepare-authority.ts'
import { refuseShortPlan } from '../service/ca/refuse-too-soon.ts'
import { requestAuthority } from '../service/ca/request-authority.ts'
import { authoritiesShown } from '../wire/terminal.ts'
import { authorityMade, listBrought } from '../wire/terminal-acts.ts'
import type { CaAccept, CaCrl, CaList, CaMake, CaPrepare, CaRequest } from './ca-arguments.ts'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { table } from './table.ts'
import { tell } from './tell.ts'

type LookPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** `warifu ca list`. */
export async function caList(ports: LookPorts, { institution, form }: CaList): Promise<Printed> {
  const authorities = await listAuthorities(ports, await requireInstitution(ports, institution))
  return tell(form, authoritiesShown, { authorities }, () =>
    authorities.length === 0
      ? ['There is none: warifu ca make, or warifu ca request']
      : describe(authorities),
  )
}

function describe(authorities: readonly ListedAuthority[]): string[] {
  const rows = authorities.map(({ id, level, state, key, notAfter, inUse, subject }) => [
    ...[id, level, state, `key ${key}`, `until ${day(notAfter)}`],
    level === 'issuing' ? `${inUse} in use` : '',
    subject,
  ])
  const retired = authorities.filter(({ state, key }) => state === 'retired' && key === 'here')
  return [
    ...table(rows),
    ...retired.map(
      ({ id }) => `${id}: its last certificate has ended; nobody needs its key but for its lists`,
    ),
  ]
}

const day = (at: Temporal.Instant) => at.toString().slice(0, 10)

/** `warifu ca make`. */
export async function caMake(
  ports: AuthorityPorts,
  { institution: slug, form, ...plan }: CaMake,
): Promise<Printed> {
  const institution = await requireInstitution(ports, slug)
  requireLatin(plan.organization)
  const there = await ports.store.at(institution.id).issuers.all()
  if (there.some(({ level }) => level !== 'predecessor'))
    throw new Refusal('ca-unfit', `${slug} has CAs already`, { fault: 'there-already' })
  refuseShortPlan(plan, institution.versions, ports.clock.now())
  const { root, issuing } = await makeAuthority(ports, { ...plan, institution })
  return tell(form, authorityMade, made(issuing, root), () => [
    `root ${root.id}`,
    `issuing CA ${issuing.id}: it issues from now on`,
  ])
}

/** `warifu ca prepare`. */
export async function caPrepare(
  ports: AuthorityPorts,
  { institution, form, ...plan }: CaPrepare,
): Promise<Printed> {
  const issuing = await prepareAuthority(ports, await requireInstitution(ports, institution), plan)
  return tell(form, authorityMade, made(issuing), () => prepared(issuing))
}

/** `warifu ca request`: the request alone, to be kept as a file. */
export async function caRequest(
  ports: AuthorityPorts,
  { institution, ...wish }: CaRequest,
): Promise<Printed> {
  requireLatin(wish.organization)
  const pem = await requestAuthority(ports, await requireInstitution(ports, institution), wish)
  return { text: pem, exitCode: exitCodes.done }
}

/** `warifu ca accept`. */
export async function caAccept(
  ports: AuthorityPorts,
  { institution, form }: CaAccept,
  pems: { root: string; issuing: string },
): Promise<Printed> {
  const issuing = await acceptAuthority(ports, await requireInstitution(ports, institution), pems)
  const { id, issuesFrom } = issuing
  return tell(form, authorityMade, made(issuing), () => [
    ...(issuesFrom === undefined ? prepared(issuing) : [`issuing CA ${id}: it issues from now on`]),
    `The list of its root is not here yet: warifu ca crl … --institution ${institution}`,
  ])
}

/** `warifu ca crl`. */
export async function caCrl(
  ports: LookPorts,
  { institution, form }: CaCrl,
  content: Uint8Array,
): Promise<Printed> {
  const der = content[0] === 0x30 ? content : parsePem(new TextDecoder().decode(content), ['X509 CRL'])
  const { root, list, listed } = await bringList(ports, await requireInstitution(ports, institution), der)
  const { number, nextUpdate } = list
  const revoked = listed.map(({ id }) => id)
  return tell(form, listBrought, { root: root.id, number: String(number), nextUpdate, revoked }, () => [
    `list ${number} of root ${root.id} is served, until ${nextUpdate}`,
    ...revoked.map(
      (id) =>
        `It names our issuing CA ${id} as revoked, which goes on here: others refuse what it has issued. Staff are alarmed. Next: warifu ca prepare; then: warifu request ca-revocation ${id}`,
    ),
  ])
}

const prepared = ({ id, notAfter }: IssuerRecord) => [
  `issuing CA ${id} is prepared, until ${day(notAfter)}. It issues nothing yet.`,
  'Whoever checks certificates fetches it now (/<institution>/ca/bundle.pem); then: warifu request ca-switch',
]

function requireLatin(organization: string): void {
  if (!/^[\x20-\x7e]{1,40}$/.test(organization) || organization.trim() !== organization)
    throw new Malformed('--organization: 1 to 40 Latin letters, digits, blanks and signs')
}

const made = (issuing: IssuerRecord, root?: IssuerRecord) => ({
  ...(root && { root: { id: root.id, notAfter: root.notAfter } }),
  issuing: {
    ...{ id: issuing.id, notAfter: issuing.notAfter },
    state: issuing.issuesFrom === undefined ? 'prepared' : 'issuing',
  },
})
