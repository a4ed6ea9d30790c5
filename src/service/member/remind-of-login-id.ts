import { parseId } from '../../domain/id.ts'
import { isLater } from '../../domain/local-day.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord, Recipient } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { loginIdMail } from '../../words/mail-login-id.ts'
import { record } from '../audit/record.ts'
import { outboxItems } from '../notice/write-mail.ts'

const pause = Temporal.Duration.from({ hours: 1 })

type RemindPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * A lost ID, told at the registered address and nowhere else. Whether there is anybody with this address is not said, and
 * cannot be told from how long it takes: for nobody a mail is made too, and a row written.
 */
export async function remindOfLoginId(
  ports: RemindPorts,
  institution: InstitutionRecord,
  contractNumber: string,
  address: string,
): Promise<void> {
  const { members } = ports.store.at(institution.id)
  const at = ports.clock.now()
  const tidy = (text: string) => text.normalize('NFKC').trim()
  const [number, to] = [tidy(contractNumber), tidy(address)]
  const found = await members.byAddress(number, to)
  const [reader = stranger(ports)] = found
  const [item] = outboxItems(ports, institution, reader, {
    kind: 'login-id',
    compose: (frame) => loginIdMail(frame, { at: inZone(institution, at), people: peopleIn(found) }),
  })
  const [chance = 0] = ports.random.bytes(1)
  await ports.store.transact(institution.id, async (tx) => {
    // Of two that ask at one moment the second sees the mail of the first; and nobody's address waits like anybody's.
    await tx.outbox.inTurn(`login-id ${number} ${to.toLowerCase()}`)
    const last = await tx.outbox.lastOf(reader.id, 'login-id')
    const isTooSoon = last !== undefined && isLater(last.add(pause), at)
    const isTold = found.length > 0 && item !== undefined && !isTooSoon
    if (isTold) await tx.outbox.add(item)
    else await tx.doors.countStranger(chance, at)
    const about = { at, actor: 'visitor', ...(found.length > 0 && { memberId: reader.id }) } as const
    const kind = isTold ? 'login-id-reminded' : 'identification-failed'
    await record(ports, tx, { ...about, kind, facts: { door: 'login-id' } })
  })
}

function peopleIn(found: readonly MemberRecord[]) {
  return found.map(({ displayName: name, loginId, role }) => ({ name, loginId, role }))
}

const inZone = ({ versions }: InstitutionRecord, at: Temporal.Instant) =>
  at.toZonedDateTimeISO(policyToday(versions, at).policy.zone)

/** Nobody, to whom nothing is sent. */
function stranger({ random }: Pick<Ports, 'random'>): Recipient {
  return {
    id: parseId(random.uuid()),
    contract: { id: parseId(random.uuid()), number: '0000000000', name: { ja: '―', en: '―' } },
    loginId: 'nobody',
    displayName: '―',
    mailAddress: 'nobody@invalid.example',
    language: 'ja',
  }
}
