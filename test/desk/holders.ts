import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { CertificateStage } from '../../src/domain/certificate-stage.ts'
import { type MemberId, parseId } from '../../src/domain/id.ts'
import type { MemberStop, Role } from '../../src/domain/life.ts'
import type { Desk } from './cast.ts'

export interface Holder {
  id: MemberId
  role: Role
  stop: MemberStop | 'none'
  stage: CertificateStage | 'none'
}

const stopColumns = {
  none: undefined,
  suspended: 'suspended_at',
  held: 'held_at',
  'locked-by-administrator': 'locked_at',
  'loss-reported': 'loss_reported_at',
  ended: 'ended_at',
} as const satisfies Record<Holder['stop'], string | undefined>

const stages: readonly Holder['stage'][] = [
  'none',
  'signing',
  'proving',
  'current',
  'retiring',
  'superseded',
  'abandoned',
  'revoked',
]

/** Of each role somebody in every state with a certificate in every stage, made from a member and a certificate that are there. */
export async function makeHolders({ world, ichiro }: Desk): Promise<Holder[]> {
  const holders: Holder[] = []
  for (const role of ['user', 'administrator'] as const) {
    for (const stop of Object.keys(stopColumns)) {
      assert.ok(isStop(stop))
      for (const stage of stages) {
        const id = parseId<MemberId>(world.ports.random.uuid())
        await copyMember({ world, ichiro }, id, role, stop)
        if (stage !== 'none') await copyCertificate({ world, ichiro }, id, stage)
        holders.push({ id, role, stop, stage })
      }
    }
  }
  return holders
}

const isStop = (stop: string): stop is Holder['stop'] => stop in stopColumns

async function copyMember(
  { world, ichiro }: Pick<Desk, 'world' | 'ichiro'>,
  id: MemberId,
  role: Role,
  stop: Holder['stop'],
): Promise<void> {
  const { db } = world.database
  const { uuid, bytes } = world.ports.random
  await sql`
    insert into member (institution_id, member_id, contract_id, role, login_id, display_name, mail_address, language,
                        subject, holder_number, pin_hash, confirmation_pin_hash, pins_changed_at, created_at)
    select institution_id, ${id}, contract_id, ${role}, ${`h${id}`}, display_name, ${`${id}@yamada.example`}, language,
           ${uuid()}, ${bytes(8).toHex()}, pin_hash, confirmation_pin_hash, pins_changed_at, created_at
      from member where member_id = ${ichiro.id}`.execute(db)
  const column = stopColumns[stop]
  if (column === undefined) return
  await db
    .updateTable('member')
    .set({ [column]: world.ports.clock.now() })
    .where('member_id', '=', id)
    .execute()
}

async function copyCertificate(
  { world, ichiro }: Pick<Desk, 'world' | 'ichiro'>,
  id: MemberId,
  stage: CertificateStage,
): Promise<void> {
  const { db } = world.database
  const { uuid, bytes } = world.ports.random
  const original = await db
    .selectFrom('certificate')
    .selectAll()
    .where('member_id', '=', ichiro.id)
    .executeTakeFirstOrThrow()
  const at = world.ports.clock.now()
  const isSigned = stage !== 'signing'
  const isOver = stage === 'superseded' || stage === 'abandoned' || stage === 'revoked'
  await db
    .insertInto('certificate')
    .values({
      ...original,
      certificate_id: uuid(),
      member_id: id,
      stage,
      serial_number: bytes(16).toHex(),
      public_key_hash: bytes(32),
      fingerprint: isSigned ? bytes(32) : null,
      der: isSigned ? original.der : null,
      signed_at: isSigned ? original.signed_at : null,
      ended_at: isOver ? at : null,
      revoked_for: stage === 'revoked' ? 'superseded' : null,
      retire_at: stage === 'retiring' ? at.add({ hours: 24 }) : null,
    })
    .execute()
}
