import type { IssuerId } from '../domain/id.ts'
import { issuingAuthority } from '../domain/issuing-authority.ts'
import { localDate } from '../domain/local-day.ts'
import { policyToday, zoneOf } from '../domain/policy-version.ts'
import { bundlePath, issuerPath, listPath, ocspPath } from '../domain/status-address.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import { institutionShown, institutionsShown } from '../wire/terminal.ts'
import type { InstitutionList, InstitutionShow } from './institution-arguments.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { table } from './table.ts'
import { tell } from './tell.ts'

/** Where an institution is reached; `pki`: the origin that all of them have for what is signed itself. */
export type HostsOf = (slug: string) => {
  portal: string
  logOn: string
  office: string
  api: string
  est: string
  openid: string
  pki?: string
}

type LookPorts = Pick<Ports, 'store' | 'clock'>

/** `warifu institution list`. */
export async function institutionList(
  ports: LookPorts,
  hostsOf: HostsOf,
  { form }: InstitutionList,
): Promise<Printed> {
  const institutions: Shown[] = []
  for (const institution of await ports.store.institutions.all())
    institutions.push(await look(ports, hostsOf, institution))
  return tell(form, institutionsShown, { institutions }, () => [
    ...table(institutions.map(({ slug, name, hosts }) => [slug, name.ja, name.en, hosts.portal])),
    ...(institutions.length === 0 ? ['There is none yet: warifu institution add'] : []),
  ])
}

/** `warifu institution show`. */
export async function institutionShow(
  ports: LookPorts,
  hostsOf: HostsOf,
  { institution: slug, form }: InstitutionShow,
): Promise<Printed> {
  const shown = await look(ports, hostsOf, await requireInstitution(ports, slug))
  return tell(form, institutionShown, shown, () => describe(shown))
}

type Shown = Awaited<ReturnType<typeof look>>

async function look({ store, clock }: LookPorts, hostsOf: HostsOf, institution: InstitutionRecord) {
  const { slug, name, versions } = institution
  const { issuers, register, staff, notices } = store.at(institution.id)
  const all = await issuers.all()
  const issuing = issuingAuthority(all)
  const { version, effectiveFrom } = policyToday(versions, clock.now())
  const people = await staff.all()
  const { pki, ...hosts } = hostsOf(slug)
  return {
    ...{ slug, name, timeZone: zoneOf(versions) },
    hosts: {
      ...hosts,
      ...(pki && { authorities: pki + bundlePath(slug), ocsp: pki + ocspPath(slug) }),
    },
    authorities: all.map((one) => ({
      ...{ id: one.id, level: one.level, notAfter: one.notAfter, issues: one === issuing },
      ...(pki && one.level !== 'predecessor' && addressesAt(pki, slug, one.id)),
    })),
    policy: { version, effectiveFrom },
    counts: {
      ...(await register.counts()),
      staff: people.filter(({ disabledAt }) => disabledAt === undefined).length,
      noticesOwed: (await notices.owed()).count,
    },
  }
}

const addressesAt = (pki: string, slug: string, id: IssuerId) => ({
  certificateAt: pki + issuerPath(slug, id),
  listAt: pki + listPath(slug, id, 'all'),
})

const hostNames: Record<keyof Shown['hosts'], string> = {
  portal: 'portal',
  logOn: 'log-on',
  office: 'office',
  api: 'API',
  est: 'EST',
  openid: 'OpenID Connect',
  authorities: 'certificates of CAs',
  ocsp: 'OCSP',
}

function describe({ slug, name, timeZone, hosts, authorities, policy, counts }: Shown): string[] {
  const until = (at: Temporal.Instant) => localDate(at, timeZone).toString()
  const rows = [
    ['time zone', timeZone],
    ...Object.entries(hostNames).map(([host, title]) => [
      title,
      hosts[host as keyof typeof hosts] ?? 'nowhere',
    ]),
    ['policy', `version ${policy.version}, from ${policy.effectiveFrom}`],
    ...authorities.flatMap(({ level, notAfter, issues, listAt }) => [
      [
        level === 'predecessor' ? 'earlier CA' : `${level} CA`,
        `until ${until(notAfter)}${issues ? ', issues' : ''}`,
      ],
      ...(listAt === undefined ? [] : [['  its CRL', listAt]]),
    ]),
    ...(authorities.some(({ issues }) => issues) ? [] : [['issuing CA', 'NONE: nothing can be issued']]),
    ['staff', String(counts.staff)],
    ['contracts', String(counts.contracts)],
    ['people', String(counts.members)],
    ['certificates', `${counts.certificates} in use`],
    ['notices', `${counts.noticesOwed} owed`],
  ]
  return [`${slug}: ${name.ja} / ${name.en}`, ...table(rows).map((line) => `  ${line}`)]
}
