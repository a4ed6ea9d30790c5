import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import {
  type ApprovalId,
  type ContractId,
  type MemberId,
  parseId,
  type StaffId,
} from '../../src/domain/id.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { Refusal, type RefusalCode } from '../../src/domain/refusal.ts'
import type { By } from '../../src/service/desk/by.ts'
import { addMember } from '../../src/service/member/add-member.ts'
import { becomeCustomer, type Person, readPerson } from '../world/person.ts'
import { makeWorld, openWorld, type World } from '../world.ts'

export const now = '2026-11-22T00:00:00Z'

/** Two administrators, two users; and an administrator of another contract. */
const people = [
  { role: 'administrator', loginId: 'hanako', displayName: '山田 花子', language: 'ja' },
  { role: 'administrator', loginId: 'jiro', displayName: '鈴木 次郎', language: 'en' },
  { role: 'user', loginId: 'ichiro', displayName: '佐藤 一郎', language: 'ja' },
  { role: 'user', loginId: 'misaki', displayName: '田中 美咲', language: 'en' },
] as const

export interface Desk {
  world: World
  contractId: ContractId
  elsewhere: ContractId
  hanako: Person
  jiro: Person
  ichiro: Person
  misaki: Person
  /** Of the other contract. */
  stranger: Person
}

export async function openDesk(t: TestContext, policy: Partial<Policy> = {}): Promise<Desk> {
  return furnish(await makeWorld(t, { now, institutions: [{ slug: 'a', policy, people }] }))
}

/** As openDesk, for a whole `describe`: whoever opens it closes its world. */
export async function keepDesk(policy: Partial<Policy> = {}): Promise<Desk> {
  const world = await openWorld({ now, institutions: [{ slug: 'a', policy, people }] })
  try {
    return await furnish(world)
  } catch (error) {
    await world.close()
    throw error
  }
}

async function furnish(world: World): Promise<Desk> {
  const { ports, institution } = world
  const elsewhere = parseId<ContractId>(ports.random.uuid())
  const other = { id: elsewhere, number: '1000200999', name: { ja: '有限会社隣', en: 'Tonari Ltd.' } }
  await ports.store.at(institution().id).members.addContract(other, ports.clock.now())
  await addMember(ports, institution(), {
    contractId: elsewhere,
    role: 'administrator',
    loginId: 'tonari',
    displayName: '隣 太郎',
    language: 'ja',
    mailAddress: 'tonari@tonari.example',
  })
  const [hanako, jiro, ichiro, misaki, stranger] = [
    await readPerson(world, 'hanako'),
    await readPerson(world, 'jiro'),
    await readPerson(world, 'ichiro'),
    await readPerson(world, 'misaki'),
    await readPerson(world, 'tonari'),
  ]
  const contract = (await ports.store.at(institution().id).members.byId(hanako.id))?.contract
  assert.ok(contract)
  return { world, contractId: contract.id, elsewhere, hanako, jiro, ichiro, misaki, stranger }
}

export const by = ({ id }: { id: MemberId }): By => ({ kind: 'member', memberId: id })
const staffId = parseId<StaffId>('00000000-0000-4000-8000-00000000a001')
/** One of the staff, and one whose request another has approved. */
export const alone: By = { kind: 'staff', staffId }
export const approved: By = {
  kind: 'staff',
  staffId,
  approvalId: parseId<ApprovalId>('00000000-0000-4000-8000-00000000a002'),
}

/** The refusal of an act that must not be done. */
export async function refusalOf(act: Promise<unknown>): Promise<Refusal> {
  const refused = await act.then(
    () => assert.fail('it was done'),
    (error: unknown) => error,
  )
  assert.ok(refused instanceof Refusal, String(refused))
  return refused
}

export async function refuses(code: RefusalCode, act: Promise<unknown>): Promise<void> {
  assert.equal((await refusalOf(act)).code, code)
}

export const repositories = ({ world }: Desk) => world.ports.store.at(world.institution().id)

/** What happened to somebody, oldest first: kinds alone. */
export async function trailOf(desk: Desk, { id }: { id: MemberId }): Promise<string[]> {
  const events = await repositories(desk).audit.ofMember(id, 1000)
  return events.map(({ kind }) => kind).reverse()
}

export async function memberOf(desk: Desk, { id }: { id: MemberId }) {
  const member = await repositories(desk).members.byId(id)
  assert.ok(member)
  return member
}

export async function lifeOf(desk: Desk, { id }: { id: MemberId }) {
  const life = await repositories(desk).members.life(id)
  assert.ok(life)
  return life
}

/** Customers of one day, who wait for nothing. */
export async function customers(desk: Desk, ...who: Person[]) {
  const all = []
  for (const person of who) all.push(await becomeCustomer(desk.world, person))
  return all
}
