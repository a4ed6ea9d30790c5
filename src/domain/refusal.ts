/**
 * Every reason we may say no. Adding one here fails the build until http/problem.ts gives it a status
 * and words/ a sentence and a next step in both languages.
 */
export type RefusalCode =
  // reading and reaching
  | 'not-found'
  | 'cross-site'
  | 'form-expired'
  | 'form-done'
  | 'busy'
  | 'records-behind'
  | 'not-logged-on'
  | 'session-ended'
  | 'message-gone'
  | 'not-administrator'
  // the doors of domain.md §5
  | 'identification-failed'
  | 'door-locked'
  | 'pickup-code-wrong'
  | 'pickup-code-spent'
  | 'pickup-mail-too-soon'
  | 'pin-wrong'
  | 'pin-unacceptable'
  | 'notice-code-unknown'
  // acts on certificates: what domain/decision.ts answers
  | 'closed-now'
  | 'member-stopped'
  | 'member-held'
  | 'nothing-to-acquire'
  | 'acquisition-deadline-passed'
  | 'recovery-deadline-passed'
  | 'revoke-first'
  | 'reissue-needed'
  | 'renewal-not-open'
  | 'renewal-too-late'
  | 'certificate-not-current'
  | 'nothing-to-prove'
  | 'proof-too-late'
  | 'not-me-too-late'
  // what an administrator does for his people
  | 'nothing-to-remind'
  | 'reminded-today'
  | 'mails-off'
  | 'no-mail-address'
  // a renewal as a resource
  | 'renewal-step-out-of-order'
  | 'renewal-ended'
  | 'fresh-act-needed'
  | 'bad-request-signature'
  | 'key-not-accepted'
  | 'key-used-before'
  | 'issuer-ends-first'
  // log-on attempts
  | 'attempt-unknown'
  | 'attempt-used'
  // the office
  | 'staff-not-signed-in'
  | 'staff-session-ended'
  | 'sign-in-failed'
  | 'activation-failed'
  | 'password-unacceptable'
  | 'verification-failed'
  | 'staff-not-allowed'
  | 'nothing-to-unlock'
  | 'approval-waits'
  | 'approval-own'
  | 'approval-closed'
  | 'approval-expired'
  | 'target-changed'
  | 'shown-changed'
  | 'message-faulty'
  | 'policy-faulty'
  | 'message-over'
  | 'test-mail-impossible'
  | 'import-faulty'
  | 'predecessor-unfit'
  | 'ca-unfit'
  | 'letters-changed'
  | 'letter-other-hand'
  | 'about-oneself'
  | 'nobody-left'
  | 'code-half-gone'
  | 'switch-words-faulty'
  | 'pull-unfit'
  | 'letter-not-wanted'
  // the second proof of whoever comes back after expiry
  | 'no-colleague'
  | 'colleague-rejected'
  | 'passkey-failed'
  // acts on other people's certificates
  | 'act-not-permitted'
  | 'approval-needed'
  | 'nothing-to-change'
  | 'nothing-to-revoke'
  | 'address-cooling-off'
  | 'address-with-reissue'
  | 'address-unacceptable'
  | 'address-taken'
  | 'address-code-wrong'
  | 'address-change-over'
  | 'login-id-taken'
  | 'person-unacceptable'
  | 'contract-stopped'
  // the API, and who lets programs in
  | 'api-token-unfit'
  | 'api-scope-missing'
  | 'idempotency-key-needed'
  | 'idempotency-key-used'
  | 'api-client-unfit'
  // EST
  | 'est-certificate-needed'
  | 'est-not-allowed'
  | 'est-secret-wrong'
  | 'est-request-unfit'
  | 'webhook-unfit'
  | 'webhook-secret-young'
  | 'webhook-replay-too-far'
  | 'relying-party-unfit'

/** Dates and names that the sentence needs; never a secret. Dates as ISO text of the institution's zone. */
export type RefusalFacts = Readonly<Record<string, string | number>>

/** "No" is an answer, not an accident. `message` is English, for the log and the API only; words/ speaks to people. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly facts: RefusalFacts

  constructor(code: RefusalCode, message: string, facts: RefusalFacts = {}, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.facts = facts
  }
}
