import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { OutboxItem } from '../../ports/outbox.ts'
import type { Ports } from '../../ports/ports.ts'
import { composeSecret, openSecret } from '../notice/secret.ts'

export interface DemoPersonView {
  member: MemberRecord
  /** Of the letters that were not used yet. */
  pin?: string
  confirmationPin?: string
  pickupCode?: string
}

type ReadPorts = Pick<Ports, 'store' | 'seal' | 'clock'>

/** The people of a demo institution, with what stands in their letters as long as it is of use. */
export async function readDemoPeople(
  ports: ReadPorts,
  institution: InstitutionRecord,
): Promise<DemoPersonView[]> {
  const { members, outbox } = ports.store.at(institution.id)
  return Promise.all(
    (await members.all()).map(async (member) => {
      const view: DemoPersonView = { member }
      for (const item of (await outbox.ofMember(member.id)).reverse()) {
        const secret = openSecret(ports, item)
        if (secret?.kind === 'pin-letter')
          Object.assign(view, { pin: secret.pin, confirmationPin: secret.confirmationPin })
        if (secret?.kind === 'pickup-letter') view.pickupCode = secret.code
      }
      return view
    }),
  )
}

export interface DemoMail {
  item: OutboxItem
  member: MemberRecord
  /** Undefined once it was erased. */
  text: string | undefined
}

/** The outbox, opened: only a demonstration shows it. */
export async function readDemoOutbox(
  ports: ReadPorts,
  institution: InstitutionRecord,
  limit: number,
): Promise<DemoMail[]> {
  const { members, outbox } = ports.store.at(institution.id)
  const people = new Map((await members.all()).map((member) => [member.id, member]))
  return (await outbox.page(limit)).flatMap((item) => {
    const member = people.get(item.memberId)
    return member === undefined ? [] : [{ item, member, text: textOf(ports, institution, item, member) }]
  })
}

function textOf(
  ports: ReadPorts,
  institution: InstitutionRecord,
  item: OutboxItem,
  member: MemberRecord,
): string | undefined {
  if (item.body.kind === 'plain') return item.body.text
  const secret = openSecret(ports, item)
  return secret && composeSecret(secret, item, institution, member, ports.clock.now()).text
}
