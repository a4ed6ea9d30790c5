import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import { Malformed } from '../pki/malformed.ts'
import { Busy } from '../ports/busy.ts'

/** RFC 9457: the one place where a refusal becomes a status code. The page of each type comes from this table. */
export const problems = {
  'not-found': { status: 404, title: 'There is no such thing' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'form-expired': { status: 409, title: 'The form is out of date' },
  'form-done': { status: 409, title: 'The form was sent before' },
  busy: { status: 503, title: 'Too much is going on' },
  'records-behind': { status: 503, title: 'The records are being restored' },
  'not-logged-on': { status: 401, title: 'Nobody is logged on' },
  'message-gone': { status: 404, title: 'The message is on the board no more' },
  'session-ended': { status: 401, title: 'The session has ended' },
  'not-administrator': { status: 403, title: 'This is for administrators' },
  'identification-failed': { status: 403, title: 'The IDs or PINs do not fit' },
  'door-locked': { status: 403, title: 'Locked after wrong entries' },
  'pickup-code-wrong': { status: 403, title: 'The pickup code does not fit' },
  'pickup-code-spent': { status: 403, title: 'The pickup code is spent' },
  'pickup-mail-too-soon': { status: 429, title: 'A code was sent just now' },
  'pin-wrong': { status: 403, title: 'The PIN is wrong' },
  'pin-unacceptable': { status: 422, title: 'The PIN cannot be used' },
  'notice-code-unknown': { status: 422, title: 'No notice has this code' },
  'closed-now': { status: 409, title: 'Closed at this hour' },
  'member-stopped': { status: 403, title: 'The member is stopped' },
  'member-held': { status: 403, title: 'The member is held until staff have looked' },
  'nothing-to-acquire': { status: 409, title: 'There is nothing to acquire' },
  'acquisition-deadline-passed': { status: 409, title: 'The acquisition deadline has passed' },
  'recovery-deadline-passed': { status: 409, title: 'The recovery deadline has passed' },
  'revoke-first': { status: 409, title: 'The old certificate must be revoked first' },
  'reissue-needed': { status: 409, title: 'A reissue is needed' },
  'renewal-not-open': { status: 409, title: 'Renewal is not open yet' },
  'renewal-too-late': { status: 409, title: 'It is too late to renew' },
  'certificate-not-current': { status: 409, title: 'This is not the certificate in use' },
  'nothing-to-prove': { status: 409, title: 'There is nothing to prove' },
  'proof-too-late': { status: 409, title: 'It is too late to prove it' },
  'not-me-too-late': { status: 409, title: 'The time to disown it is over' },
  'nothing-to-remind': { status: 409, title: 'There is nothing to remind of' },
  'reminded-today': { status: 429, title: 'Already reminded today' },
  'mails-off': { status: 409, title: 'Mails are switched off' },
  'no-mail-address': { status: 409, title: 'There is no mail address' },
  'renewal-step-out-of-order': { status: 409, title: 'Another step comes first' },
  'renewal-ended': { status: 409, title: 'This renewal is over' },
  'fresh-act-needed': { status: 403, title: 'The certificate must be shown again' },
  'bad-request-signature': { status: 400, title: 'The request was not signed by its key' },
  'key-not-accepted': { status: 400, title: 'This kind of key is not accepted' },
  'key-used-before': { status: 409, title: 'This key has had its certificate' },
  'issuer-ends-first': { status: 503, title: 'No certificate can be issued at present' },
  'attempt-unknown': { status: 404, title: 'An unknown log-on address' },
  'attempt-used': { status: 409, title: 'The log-on address was used' },
  'staff-not-signed-in': { status: 401, title: 'Nobody is signed in' },
  'staff-session-ended': { status: 401, title: 'The session of the office has ended' },
  'sign-in-failed': { status: 403, title: 'The sign-in failed' },
  'activation-failed': { status: 403, title: 'The activation failed' },
  'password-unacceptable': { status: 422, title: 'The password cannot be used' },
  'verification-failed': { status: 403, title: 'The person could not be verified' },
  'staff-not-allowed': { status: 403, title: 'This role may not do this' },
  'nothing-to-unlock': { status: 409, title: 'Nothing is locked' },
  'approval-waits': { status: 409, title: 'A request waits already' },
  'approval-own': { status: 403, title: 'Nobody decides his own request' },
  'approval-closed': { status: 409, title: 'The request is closed' },
  'approval-expired': { status: 409, title: 'The request has run out' },
  'target-changed': { status: 409, title: 'What the request is about has changed' },
  'shown-changed': { status: 409, title: 'Something else was shown' },
  'no-colleague': { status: 409, title: 'There is no other administrator who could approve' },
  'colleague-rejected': { status: 403, title: 'Another administrator refused it' },
  'passkey-failed': { status: 403, title: 'The passkey was not accepted' },
  'pull-unfit': { status: 422, title: 'This early renewal cannot be asked for' },
  'switch-words-faulty': { status: 422, title: 'The words of the switch cannot be shown' },
  'message-faulty': { status: 422, title: 'The message has a fault' },
  'policy-faulty': { status: 422, title: 'The policy contradicts itself' },
  'message-over': { status: 409, title: 'The message is over' },
  'import-faulty': { status: 422, title: 'The file cannot be written' },
  'predecessor-unfit': { status: 422, title: 'The CA cannot be registered' },
  'ca-unfit': { status: 409, title: 'The CA cannot be used for this' },
  'test-mail-impossible': { status: 409, title: 'No test mail can be sent' },
  'letters-changed': { status: 409, title: 'Other letters wait now' },
  'about-oneself': { status: 403, title: 'Nobody changes himself' },
  'nobody-left': { status: 409, title: 'Nobody would be left to ask and to approve' },
  'code-half-gone': { status: 409, title: 'There is no code to show' },
  'letter-other-hand': { status: 403, title: 'Another person must print this letter' },
  'letter-not-wanted': { status: 409, title: 'A code on paper would be of no use' },
  'act-not-permitted': { status: 403, title: 'This may not be done to this person' },
  'approval-needed': { status: 403, title: 'Another person must approve' },
  'nothing-to-change': { status: 409, title: 'It is so already' },
  'nothing-to-revoke': { status: 409, title: 'There is nothing to revoke' },
  'address-cooling-off': { status: 409, title: 'An address was changed a short while ago' },
  'address-with-reissue': { status: 409, title: 'A reissue waits to be acquired' },
  'address-unacceptable': { status: 422, title: 'The mail address cannot be used' },
  'address-taken': { status: 422, title: 'Somebody else has this mail address' },
  'address-code-wrong': { status: 403, title: 'The confirmation code is wrong' },
  'address-change-over': { status: 409, title: 'No change of address waits' },
  'login-id-taken': { status: 409, title: 'The ID is taken' },
  'person-unacceptable': { status: 422, title: 'This person cannot be added so' },
  'contract-stopped': { status: 409, title: 'The contract is stopped' },
  'api-token-unfit': { status: 401, title: 'The access token is not accepted' },
  'api-scope-missing': { status: 403, title: 'The scope is missing' },
  'idempotency-key-needed': { status: 400, title: 'An Idempotency-Key is needed' },
  'idempotency-key-used': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'api-client-unfit': { status: 422, title: 'The client cannot be registered' },
  'est-certificate-needed': { status: 403, title: 'A certificate must be shown' },
  'est-not-allowed': { status: 403, title: 'This certificate does not come by EST' },
  'est-secret-wrong': { status: 401, title: 'The EST secret is not accepted' },
  'est-request-unfit': { status: 400, title: 'The certification request could not be read' },
  'webhook-unfit': { status: 422, title: 'Nobody can be told at this address' },
  'webhook-secret-young': { status: 409, title: 'Two secrets sign already' },
  'webhook-replay-too-far': { status: 422, title: 'Messages are kept for less long' },
  'relying-party-unfit': { status: 422, title: 'The service cannot be registered' },
} as const satisfies Record<RefusalCode, { status: number; title: string }>

export type ProblemStatus = (typeof problems)[RefusalCode]['status'] | 400 | 500

/** What was wrong, in terms that the one who asked may be told. */
export type Problem =
  | { kind: 'refusal'; status: ProblemStatus; refusal: Refusal }
  | { kind: 'malformed'; status: 400; detail: string }
  | { kind: 'fault'; status: 500 }

export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal)
    return { kind: 'refusal', status: problems[error.code].status, refusal: error }
  if (error instanceof Malformed) return { kind: 'malformed', status: 400, detail: error.message }
  if (error instanceof Busy) {
    return { kind: 'refusal', status: 503, refusal: new Refusal('busy', error.message, {}, { cause: error }) }
  }
  return { kind: 'fault', status: 500 }
}
