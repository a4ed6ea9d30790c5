import type { ApprovalId, CertificateId, MemberId } from '../domain/id.ts'
import type { Bilingual } from '../domain/language.ts'
import type { SessionId, SessionRecord } from './logon-records.ts'

/** A service that two people have let in. */
export interface RelyingPartyRecord {
  clientId: string
  name: Bilingual
  redirectUris: readonly string[]
  postLogoutUris: readonly string[]
  logoutUri: string
  loginUri: string
  /** Public keys in PEM. */
  keys: readonly string[]
  approvalId: ApprovalId
  registeredAt: Temporal.Instant
  endedAt?: Temporal.Instant
}

/** A log-on that a service has taken over. */
export interface ServiceLogOn {
  /** What the service knows it by. */
  sid: string
  clientId: string
  sessionId: SessionId
  memberId: MemberId
  certificateId: CertificateId
}

/** One of which a service is to be told that it is over. */
export interface LogOutToTell {
  sid: string
  clientId: string
  subject: string
  logoutUri: string
  overAt: Temporal.Instant
  /** How often it was tried before. */
  tries: number
}

/** Which end of a log-on is meant: it may be taken over anew, and end again. */
export type LogOutHeld = Pick<LogOutToTell, 'sid' | 'overAt'>

/** Kinds of what the provider keeps. */
export type OpenidModel =
  | 'Session'
  | 'Interaction'
  | 'AuthorizationCode'
  | 'AccessToken'
  | 'Grant'
  | 'PushedAuthorizationRequest'
  | 'ReplayDetection'

/** What the provider keeps between two requests; every id is the hash of what the other side holds. */
export interface OpenidState {
  idHash: Uint8Array
  grantHash?: Uint8Array
  uidHash?: Uint8Array
  payload: string
  consumedAt?: Temporal.Instant
  expiresAt: Temporal.Instant
}

export interface SealedOpenidKey {
  keyId: string
  /** A JSON Web Key. */
  publicKey: string
  sealed: Uint8Array
  madeAt: Temporal.Instant
}

export interface RelyingParties {
  /** Adds it, or changes the one with its client_id; what had ended goes on. */
  register(party: RelyingPartyRecord): Promise<void>
  byId(clientId: string): Promise<RelyingPartyRecord | undefined>
  /** By client_id, those that ended too. */
  all(): Promise<RelyingPartyRecord[]>
  /** False when it has ended before, or there is none. */
  end(clientId: string, at: Temporal.Instant): Promise<boolean>
}

export interface ServiceLogOns {
  /** False when it was taken over before; one that is over goes on. */
  enter(logOn: ServiceLogOn, at: Temporal.Instant, until: Temporal.Instant): Promise<boolean>
  /** With the session that it stands on, whether or not that has ended; undefined for an unknown one. */
  bySid(sid: string): Promise<{ logOn: ServiceLogOn; session: SessionRecord } | undefined>
  /**
   * Whatever is over by now: the certificate no longer in force, the person stopped, the session ended by anything but
   * idleness, its longest time spent, the service itself ended. Answers with how many.
   */
  markOver(now: Temporal.Instant): Promise<number>
  /** He leaves this service, whatever becomes of his session here. */
  leave(sid: string, at: Temporal.Instant): Promise<void>
  /** Takes so many of each service that are due until `leaseUntil`: two senders never have the same one. */
  takeDue(now: Temporal.Instant, leaseUntil: Temporal.Instant, limit: number): Promise<LogOutToTell[]>
  /** These three say nothing of a log-on that was taken over anew meanwhile. */
  told(logOut: LogOutHeld, at: Temporal.Instant): Promise<void>
  tryAgain(logOut: LogOutHeld, at: Temporal.Instant): Promise<void>
  giveUp(logOut: LogOutHeld, at: Temporal.Instant): Promise<void>
  /** How many wait to be told, and since when the oldest. */
  waiting(): Promise<{ count: number; since?: Temporal.Instant }>
}

export interface OpenidStates {
  put(model: OpenidModel, state: OpenidState): Promise<void>
  /** False when there is one already. */
  putNew(model: OpenidModel, state: OpenidState): Promise<boolean>
  find(model: OpenidModel, idHash: Uint8Array, now: Temporal.Instant): Promise<OpenidState | undefined>
  findByUid(model: OpenidModel, uidHash: Uint8Array, now: Temporal.Instant): Promise<OpenidState | undefined>
  /** False when it was consumed before. */
  consume(model: OpenidModel, idHash: Uint8Array, at: Temporal.Instant): Promise<boolean>
  remove(model: OpenidModel, idHash: Uint8Array): Promise<void>
  removeOfGrant(grantHash: Uint8Array): Promise<void>
}

export interface OpenidRecords {
  parties: RelyingParties
  logOns: ServiceLogOns
  states: OpenidStates
  keys: {
    all(): Promise<SealedOpenidKey[]>
    /** Until the end of the transaction nobody else changes them. */
    lock(): Promise<void>
    add(key: SealedOpenidKey): Promise<void>
    remove(keyIds: readonly string[]): Promise<void>
  }
  /** What is over for nobody to miss: state that ran out, log-outs that were told or given up before. */
  forget(now: Temporal.Instant, logOutsBefore: Temporal.Instant): Promise<number>
}
