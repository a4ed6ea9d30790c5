import type { Language } from '../../domain/language.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { readDemoStaff } from '../../service/demo/demo-staff.ts'
import { type DemoPersonView, readDemoPeople } from '../../service/demo/read-demo.ts'
import type { DemoInstitution, DemoMember, GuidePageProps } from '../../web/pages/guide-page.ts'
import { officeOrigin, portalOrigin } from '../site.ts'
import type { Demo } from './demo.ts'

const own = { ja: '変更済み', en: 'your own' } as const

/** What the guide page and the terminal tell someone who has just started the demonstration. */
export async function readGuide(demo: Omit<Demo, 'demoClock'>, language: Language): Promise<GuidePageProps> {
  const { ports, directory, site, root } = demo
  const entries = directory.all()
  const institutions = await Promise.all(
    entries.map(async ({ institution }): Promise<DemoInstitution> => {
      const { policy } = policyToday(institution.versions, ports.clock.now())
      const people = await readDemoPeople(ports, institution)
      return {
        name: institution.name,
        url: `${portalOrigin(site, institution.slug)}/?lang=${language}`,
        wording: policy.wording,
        members: people.map((person) => memberOf(person, language)),
        office: {
          url: `${officeOrigin(site, institution.slug)}/`,
          staff: await readDemoStaff(ports, institution),
        },
      }
    }),
  )
  const [first] = entries
  const renewalOpens = first
    ? policyToday(first.institution.versions, ports.clock.now()).policy.renewalOpens
    : 30
  return {
    institutions,
    nssCommand: nssCommand(root.file),
    rootCertificateUrl: '/root.crt',
    renewalOpens,
    clockUrl: '/clock',
    outboxUrl: '/outbox',
  }
}

/** Makes the user's database where there is none, and trusts the root for servers only. */
function nssCommand(rootFile: string): string {
  const database = 'sql:$HOME/.pki/nssdb'
  return [
    `mkdir -p "$HOME/.pki/nssdb"`,
    `{ certutil -L -d ${database} >/dev/null 2>&1 || certutil -N -d ${database} --empty-password; }`,
    `certutil -A -d ${database} -n "Warifu demonstration" -t C,, -i "${rootFile}"`,
  ].join(' && ')
}

function ownOrLost({ pinsChangedAt }: DemoPersonView['member'], language: Language): string {
  return pinsChangedAt === undefined ? '—' : own[language]
}

function memberOf(
  { member, pin, confirmationPin, pickupCode }: DemoPersonView,
  language: Language,
): DemoMember {
  return {
    company: member.contract.name[language],
    person: member.displayName,
    role: member.role,
    contractId: member.contract.number,
    memberId: member.loginId,
    pin: pin ?? ownOrLost(member, language),
    confirmationPin: confirmationPin ?? ownOrLost(member, language),
    ...(pickupCode && { pickupCode }),
  }
}
