import { makeDb } from '../../src/adapters/postgres/db.ts'
import { openDemoClock } from '../../src/adapters/postgres/demo-clock.ts'
import { movedClock } from '../../src/adapters/system/clock.ts'
import { openPorts } from '../../src/main/open-program.ts'
import type { InstitutionRecord } from '../../src/ports/institution-records.ts'
import type { MemberRecord } from '../../src/ports/member-records.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { addMember } from '../../src/service/member/add-member.ts'
import { entitle } from '../../src/service/member/entitle.ts'
import { openSecret } from '../../src/service/notice/secret.ts'
import type { WholeProgram } from './program.ts'

/** What stands in the letters and mails that somebody has, as far as it is of use. */
export interface Letters {
  pin?: string
  confirmationPin?: string
  letterCode?: string
  mailCode?: string
}

export interface DeskMember {
  institution: InstitutionRecord
  record: MemberRecord
}

/** What people need of the institution while it has no page for it: to be entitled, and the post. */
export interface Desk {
  everybody(): Promise<DeskMember[]>
  /** Further people for every contract there is. */
  add(each: number): Promise<void>
  /** A new PC: something to acquire beside the certificate in use. */
  entitle(member: DeskMember): Promise<void>
  post(member: DeskMember): Promise<Letters>
  /** By the clock of the demonstration. */
  today(): Temporal.PlainDate
  now(): Temporal.Instant
  close(): Promise<void>
}

const zone = 'Asia/Tokyo'

export async function openDesk({ app, secretFile, keyFolder }: WholeProgram): Promise<Desk> {
  const db = makeDb(app, { max: 4 })
  const held = { offset: Temporal.Duration.from({ seconds: 0 }) }
  await openDemoClock(db, held)
  const ports = await openPorts(db, movedClock(held), secretFile, keyFolder)
  const { store } = ports
  const everybody = async () => {
    const found: DeskMember[] = []
    for (const institution of await store.institutions.all()) {
      const records = await store.at(institution.id).members.all()
      found.push(...records.map((record) => ({ institution, record })))
    }
    return found
  }
  return {
    everybody,
    async add(each) {
      const contracts = new Map((await everybody()).map((one) => [one.record.contract.id, one]))
      for (const { institution, record } of contracts.values()) {
        for (let number = 1; number <= each; number += 1) {
          await addMember(ports, institution, {
            contractId: record.contract.id,
            role: 'user',
            loginId: `endure${String(number).padStart(2, '0')}`,
            displayName: `辛抱 ${number}`,
            mailAddress: `endure${number}@endure.example`,
            language: 'ja',
          })
        }
      }
    },
    entitle: ({ institution, record }) =>
      store.transact(institution.id, (tx) => entitle(ports, tx, institution, record, 'new-pc')),
    post: (member) => readPost(ports, member),
    today: () => ports.clock.now().toZonedDateTimeISO(zone).toPlainDate(),
    now: ports.clock.now,
    close: () => db.destroy(),
  }
}

/** Newest first: of each kind the one that counts. */
async function readPost({ store, seal }: Ports, { institution, record }: DeskMember): Promise<Letters> {
  const letters: Letters = {}
  for (const item of (await store.at(institution.id).outbox.ofMember(record.id)).reverse()) {
    const secret = openSecret({ seal }, item)
    if (secret?.kind === 'pin-letter')
      Object.assign(letters, { pin: secret.pin, confirmationPin: secret.confirmationPin })
    if (secret?.kind === 'pickup-letter') letters.letterCode = secret.code
    if (secret?.kind === 'pickup-code') letters.mailCode = secret.code
  }
  return letters
}
