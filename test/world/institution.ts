import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { type ContractId, type InstitutionId, parseId } from '../../src/domain/id.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { KeyMaker } from '../../src/ports/signer.ts'
import { makeAuthority } from '../../src/service/ca/make-authority.ts'
import { addMember, type NewPerson } from '../../src/service/member/add-member.ts'
import { keepSigningKeys } from '../../src/service/openid/signing-keys.ts'

export interface InstitutionPlan {
  slug: string
  /** What it decides otherwise than by default. */
  policy?: Partial<Policy>
  /** A second version of its policy, from an ISO date on. */
  later?: { from: string; policy: Partial<Policy> }
  /** What stands in every field that takes a name. */
  names?: string
  /** For how long its issuing CA is good; absent: ten years. */
  issuingYears?: number
  people?: readonly PersonPlan[]
}

export type PersonPlan = Omit<NewPerson, 'contractId' | 'mailAddress'>

/** Hanako administers, Ichiro and Misaki use. */
const defaultPeople: readonly PersonPlan[] = [
  { role: 'administrator', loginId: 'hanako', displayName: '山田 花子', language: 'ja' },
  { role: 'user', loginId: 'ichiro', displayName: '佐藤 一郎', language: 'ja' },
  { role: 'user', loginId: 'misaki', displayName: '田中 美咲', language: 'en' },
]

export const contractNumber = '1000200301'

/** An institution with its CAs, one contract and its people, each of them entitled to a certificate. */
export async function makeInstitution(
  ports: Ports & { keyMaker: KeyMaker },
  { slug, policy = {}, later, names, issuingYears = 10, people = defaultPeople }: InstitutionPlan,
): Promise<void> {
  const now = ports.clock.now()
  const first = { ...defaultPolicy, ...policy }
  const id = parseId<InstitutionId>(ports.random.uuid())
  const institution = {
    id,
    slug,
    name: { ja: names ?? 'ひばり野銀行', en: names ?? 'Hibarino Bank' },
    accent: 'blue',
    mark: 'tally',
    versions: [
      { version: 1, effectiveFrom: Temporal.PlainDate.from('2020-01-01'), policy: first },
      ...(later === undefined
        ? []
        : [
            {
              version: 2,
              effectiveFrom: Temporal.PlainDate.from(later.from),
              policy: { ...first, ...later.policy },
            },
          ]),
    ],
    switchedOff: [],
  } as const
  await ports.store.institutions.add(institution, now)
  await keepSigningKeys(ports, institution)
  await makeAuthority(ports, {
    institution: { id, slug },
    organization: `Institution ${slug}`,
    keyKind: 'P-256',
    rootYears: 20,
    issuingYears,
  })
  const contractId = parseId<ContractId>(ports.random.uuid())
  const contract = names ?? '株式会社山田商店'
  await ports.store.at(id).members.addContract(
    {
      id: contractId,
      number: contractNumber,
      name: { ja: contract, en: names ?? 'Yamada Shoten' },
      kana: 'カブシキガイシャ ヤマダショウテン',
      branch: { code: '012', name: '本店営業部' },
    },
    now,
  )
  for (const person of people) {
    const mailAddress = `${person.loginId}@yamada.example`
    await addMember(ports, institution, { ...person, contractId, mailAddress })
  }
}
