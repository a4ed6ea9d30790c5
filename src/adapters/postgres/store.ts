import type { InstitutionId } from '../../domain/id.ts'
import type { Journal } from '../../ports/journal.ts'
import type { Repositories, Store } from '../../ports/store.ts'
import type { Swift } from '../../ports/swift.ts'
import { acquisitions } from './acquisitions.ts'
import { addressChanges } from './address-changes.ts'
import { alarms } from './alarms.ts'
import { apiRecords } from './api-records.ts'
import { approvals } from './approvals.ts'
import { auditInspection } from './audit-inspection.ts'
import { auditKeys, auditSeals } from './audit-seal.ts'
import { auditTrail } from './audit-trail.ts'
import { boardRecords } from './board.ts'
import { campaign } from './campaign.ts'
import { ceremonies } from './ceremonies.ts'
import { certificates } from './certificates.ts'
import { contractPeople } from './contract-people.ts'
import { contractStops } from './contract-stops.ts'
import type { Db, Pool } from './db.ts'
import { deskForms } from './desk-forms.ts'
import { doors } from './doors.ts'
import { entitlements } from './entitlements.ts'
import { estSecrets } from './est-secrets.ts'
import { figures } from './figures.ts'
import { institutions } from './institutions.ts'
import { issuers } from './issuers.ts'
import { joining } from './joining.ts'
import { journalRecords } from './journal-records.ts'
import { journalling, noJournal } from './journalling.ts'
import { killSwitches } from './kill-switches.ts'
import { letters } from './letters.ts'
import { logonAttempts } from './logon-attempts.ts'
import { mailTroubles } from './mail-troubles.ts'
import { memberCeremonies, memberPasskeys } from './member-passkeys.ts'
import { memberSearch } from './member-search.ts'
import { members } from './members.ts'
import { memberships } from './memberships.ts'
import { noticeAccounts } from './notice-accounts.ts'
import { notices } from './notices.ts'
import { ocspRecords } from './ocsp-records.ts'
import { openidRecords } from './openid-records.ts'
import { outbox } from './outbox.ts'
import { pickupCodes } from './pickup-codes.ts'
import { policyVersions } from './policy-versions.ts'
import { purge } from './purge.ts'
import { recoveryApprovals } from './recovery-approvals.ts'

import { register } from './register.ts'

import { renewalPulls } from './renewal-pulls.ts'

import { renewals } from './renewals.ts'
import { sending } from './sending.ts'
import { sentMails } from './sent-mails.ts'
import { sessions } from './sessions.ts'
import { staff } from './staff.ts'
import { staffDoors } from './staff-doors.ts'
import { staffSessions } from './staff-sessions.ts'
import { statusLists } from './status-lists.ts'
import { makeSwift } from './swift.ts'
import { timeline } from './timeline.ts'
import { webhooks } from './webhooks.ts'

/** What is acknowledged goes into the journal first, where there is one: after its commit, before anybody hears of it. */
export function makeStore(pool: Pool, journal: Pick<Journal, 'append'> = noJournal): Store {
  const swift = new Map<InstitutionId, Swift>()
  const outside = new Map<InstitutionId, Repositories>()
  return {
    institutions: institutions(pool, (db, institution) => repositories(db, institution, pool)),
    at(institution) {
      const kept = outside.get(institution) ?? repositories(pool.of(institution), institution, pool)
      outside.set(institution, kept)
      return kept
    },
    swift(institution) {
      const kept = swift.get(institution) ?? makeSwift(pool, institution, journal)
      swift.set(institution, kept)
      return kept
    },
    async transact(institution, act, sees) {
      const { answer, events } = await withRetries(() =>
        beginning(pool.of(institution), sees).execute(async (tx) => {
          const { audit, events } = journalling(auditTrail(tx, institution))
          return { answer: await act({ ...repositories(tx, institution, pool), audit }), events }
        }),
      )
      await journal.append(events)
      return answer
    },
  }
}

function beginning(db: Db, sees: 'one-moment' | undefined) {
  const transaction = db.transaction()
  return sees === undefined ? transaction : transaction.setIsolationLevel('repeatable read')
}

function repositories(db: Db, institution: InstitutionId, pool: Pool): Repositories {
  return {
    institution,
    members: members(db, institution),
    doors: doors(db, institution),
    entitlements: entitlements(db, institution),
    pickupCodes: pickupCodes(db, institution),
    acquisitions: acquisitions(db, institution),
    estSecrets: estSecrets(db, institution),
    addressChanges: addressChanges(db, institution),
    memberships: memberships(db, institution),
    contractStops: contractStops(db, institution),
    issuers: issuers(db, institution),
    certificates: certificates(db, institution),
    renewals: renewals(db, institution),
    sessions: sessions(db, institution),
    attempts: logonAttempts(db, institution),
    notices: notices(db, institution),
    noticeAccounts: noticeAccounts(db, institution),
    outbox: outbox(db, institution),
    letters: letters(db, institution),
    joining: joining(db, institution),
    journal: journalRecords(db, institution),
    sending: sending(db, institution),
    sentMails: sentMails(db, institution),
    mailTroubles: mailTroubles(db, institution),
    alarms: alarms(db, institution),
    statusLists: statusLists(db, institution, pool),
    ocsp: ocspRecords(db, institution),
    audit: auditTrail(db, institution),
    seals: auditSeals(db, institution),
    auditKeys: auditKeys(db, institution),
    inspection: auditInspection(db, institution),
    staff: staff(db, institution),
    staffDoors: staffDoors(db, institution),
    staffSessions: staffSessions(db, institution),
    ceremonies: ceremonies(db, institution),
    approvals: approvals(db, institution),
    board: boardRecords(db, institution),
    memberSearch: memberSearch(db, institution),
    contractPeople: contractPeople(db, institution),
    deskForms: deskForms(db, institution),
    policyVersions: policyVersions(db, institution),
    killSwitches: killSwitches(db, institution),
    renewalPulls: renewalPulls(db, institution),
    memberPasskeys: memberPasskeys(db, institution),
    memberCeremonies: memberCeremonies(db, institution),
    recoveryApprovals: recoveryApprovals(db, institution),
    timeline: timeline(db, institution),
    campaign: campaign(db, institution),
    figures: figures(db, institution),
    register: register(db, institution),
    purge: purge(db),
    api: apiRecords(db, institution),
    webhooks: webhooks(db, institution),
    openid: openidRecords(db, institution),
  }
}

const attempts = 3

/** A deadlock's victim lost nothing and may simply come again; so may whoever was second since he looked. */
async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error
    }
  }
}

/** serialization_failure, deadlock_detected, unique_violation. */
const passing: ReadonlySet<unknown> = new Set(['40001', '40P01', '23505'])

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && passing.has(error.code)
}
