import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { MemberId } from '../../src/domain/id.ts'
import type { Role } from '../../src/domain/life.ts'
import { requestAddressChange } from '../../src/service/desk/address.ts'
import type { By } from '../../src/service/desk/by.ts'
import { confirmAddressChange } from '../../src/service/desk/confirm-address.ts'
import { lockMember, unlockMember } from '../../src/service/desk/lock-member.ts'
import { openNewPc } from '../../src/service/desk/open-new-pc.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { removeMember } from '../../src/service/desk/remove-member.ts'
import { revokeCertificate } from '../../src/service/desk/revoke-certificate.ts'
import { releaseStop, stopMember } from '../../src/service/desk/stop-member.ts'
import { dump } from '../world/dump.ts'
import type { World } from '../world.ts'
import { alone, approved, by, customers, type Desk, keepDesk, refusalOf } from './cast.ts'
import { type Holder, makeHolders } from './holders.ts'

type Verb = (world: World, who: By, id: MemberId) => Promise<unknown>

const verbs = {
  reissue: ({ ports, institution }, who, id) =>
    reissue(ports, institution(), who, id, { reason: 'loss', resetPins: false }),
  revoke: ({ ports, institution }, who, id) =>
    revokeCertificate(ports, institution(), who, id, { reason: 'loss' }),
  lock: ({ ports, institution }, who, id) => lockMember(ports, institution(), who, id),
  unlock: ({ ports, institution }, who, id) => unlockMember(ports, institution(), who, id),
  stop: ({ ports, institution }, who, id) => stopMember(ports, institution(), who, id, { reason: 'loss' }),
  'release-stop': ({ ports, institution }, who, id) => releaseStop(ports, institution(), who, id),
  'open-new-pc': ({ ports, institution }, who, id) => openNewPc(ports, institution(), who, id),
  'change-address': ({ ports, institution }, who, id) =>
    requestAddressChange(ports, institution(), who, id, { address: 'new@yamada.example' }),
  'confirm-address': ({ ports, institution }, who, id) =>
    confirmAddressChange(ports, institution(), who, id, '0000-0000-0000'),
  remove: ({ ports, institution }, who, id) => removeMember(ports, institution(), who, id),
} as const satisfies Record<string, Verb>

const isAct = (act: string): act is keyof typeof verbs => act in verbs

type Actor = 'self' | 'administrator' | 'colleague' | 'stranger' | 'one of the staff' | 'two of the staff'
const actors: readonly Actor[] = [
  'self',
  'administrator',
  'colleague',
  'stranger',
  'one of the staff',
  'two of the staff',
]

/** domain.md §1 and issue 5, written down once more: who may. All others may not. */
const may: Record<Role, Record<keyof typeof verbs, readonly Actor[]>> = {
  user: {
    reissue: ['administrator', 'two of the staff'],
    revoke: ['administrator', 'one of the staff', 'two of the staff'],
    lock: ['administrator'],
    unlock: ['administrator'],
    stop: ['administrator', 'one of the staff', 'two of the staff'],
    'release-stop': ['two of the staff'],
    'open-new-pc': ['self', 'administrator'],
    'change-address': ['administrator', 'two of the staff'],
    'confirm-address': ['self', 'administrator', 'one of the staff', 'two of the staff'],
    remove: ['administrator', 'two of the staff'],
  },
  administrator: {
    reissue: ['two of the staff'],
    revoke: ['administrator', 'one of the staff', 'two of the staff'],
    lock: ['administrator'],
    unlock: ['administrator'],
    stop: ['administrator', 'one of the staff', 'two of the staff'],
    'release-stop': ['two of the staff'],
    'open-new-pc': ['self', 'two of the staff'],
    'change-address': ['administrator', 'two of the staff'],
    'confirm-address': ['self', 'administrator', 'one of the staff', 'two of the staff'],
    remove: ['two of the staff'],
  },
}

/** What somebody is told to whom it is forbidden; whoever is stopped himself is told that first. */
function saysNo(code: string, actor: Actor, { stop }: Holder): boolean {
  if (actor === 'self' && stop !== 'none')
    return code === (stop === 'held' ? 'member-held' : 'member-stopped')
  if (actor === 'stranger') return code === 'not-found'
  return (
    code === (actor === 'one of the staff' ? 'approval-needed' : 'act-not-permitted') ||
    code === 'act-not-permitted'
  )
}

/** A few at a time. */
async function eachOf(holders: readonly Holder[], ask: (holder: Holder) => Promise<void>): Promise<void> {
  for (let n = 0; n < holders.length; n += 8) await Promise.all(holders.slice(n, n + 8).map(ask))
}

describe('what the table forbids is refused in every stage and state, and changes nothing', () => {
  let desk: Desk
  let holders: Holder[]
  before(async () => {
    desk = await keepDesk()
    await customers(desk, desk.ichiro)
    holders = await makeHolders(desk)
    assert.equal(holders.length, 96)
  })
  after(() => desk?.world.close())

  const byOf = (actor: Actor, holder: Holder): By => {
    if (actor === 'one of the staff') return alone
    if (actor === 'two of the staff') return approved
    if (actor === 'self') return by(holder)
    return by({ administrator: desk.hanako, colleague: desk.misaki, stranger: desk.stranger }[actor])
  }

  /** Every row but the trail's. A member that was locked was written, with nothing in it changed. */
  const allButTrail = async () => {
    const tables = await dump(desk.world)
    return [...tables]
      .filter(([table]) => !table.startsWith('audit_'))
      .map(([table, rows]) => `${table}\n${rows.split('\n').sort().join('\n')}`)
      .join('\n\n')
  }
  const refusals = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from audit_event where kind = 'desk-act-refused'`.execute(
      desk.world.database.db,
    )
    return rows[0]?.count ?? 0
  }

  for (const role of ['user', 'administrator'] as const) {
    for (const act of Object.keys(verbs)) {
      assert.ok(isAct(act))
      const forbidden = actors.filter((actor) => !may[role][act].includes(actor))
      it(`${act} of ${role === 'user' ? 'a user' : 'an administrator'}: not by ${forbidden.join(', ')}`, async () => {
        const ofRole = holders.filter((holder) => holder.role === role)
        const rows = await allButTrail()
        const before = await refusals()
        for (const actor of forbidden) {
          await eachOf(ofRole, async (holder) => {
            const { code } = await refusalOf(verbs[act](desk.world, byOf(actor, holder), holder.id))
            assert.ok(saysNo(code, actor, holder), `${actor}, ${holder.stop}, ${holder.stage}: ${code}`)
          })
        }
        assert.equal(await refusals(), before + forbidden.length * ofRole.length, 'each is in the trail')
        assert.ok((await allButTrail()) === rows, 'nothing else changed')
      })
    }
  }

  it('and what it allows is not refused for who asks', async () => {
    const codes = new Set<string>()
    for (const role of ['user', 'administrator'] as const) {
      for (const act of Object.keys(verbs)) {
        assert.ok(isAct(act))
        for (const actor of may[role][act]) {
          const holder = holders.find(
            (one) => one.role === role && one.stop === 'none' && one.stage === 'current',
          )
          assert.ok(holder)
          await verbs[act](desk.world, byOf(actor, holder), holder.id).catch((error) => codes.add(error.code))
        }
      }
    }
    for (const code of ['act-not-permitted', 'not-found', 'approval-needed'])
      assert.ok(!codes.has(code), code)
  })
})
