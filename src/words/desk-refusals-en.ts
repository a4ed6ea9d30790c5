import type { DeskRefusalWords } from './refusal-sentence.ts'
import type { Voice } from './voice.ts'

const call = ({ desk }: Voice) => `call the ${desk.name} (${desk.telephone}).`

/** Of acts on other people's certificates. */
export const deskRefusalsEn: DeskRefusalWords = {
  'act-not-permitted': (_, v) => ({
    what: 'This cannot be done to this person.',
    next: `If it is needed, ${call(v)}`,
  }),
  'approval-needed': () => ({
    what: 'Another member of staff must approve this. Nothing has changed.',
    next: 'Make a request and ask an approver to look at it.',
  }),
  'nothing-to-change': () => ({
    what: 'It is so already; nothing has changed.',
    next: 'Open the page again to see how things stand.',
  }),
  'nothing-to-revoke': () => ({
    what: 'There is no certificate to revoke. Nothing has changed.',
    next: 'Open the page again to see how things stand. If a new certificate is needed, reissue it.',
  }),
  'address-cooling-off': (facts, v) => ({
    what: 'A mail address was changed a short while ago; for safety no new certificate can be arranged yet.',
    next: `Try again ${facts.moment('until') === undefined ? 'later' : `from ${facts.moment('until')}`}. If you know nothing of that change, at once ${call(v)}`,
  }),
  'address-with-reissue': () => ({
    what: 'A new certificate waits to be acquired by this person. Until then, for safety, the mail address cannot be changed.',
    next: 'Change it afterwards. If nothing arrives at the address, use a pickup code on paper.',
  }),
  'address-unacceptable': () => ({
    what: 'This mail address cannot be used: it is not written as one, or it is the present one.',
    next: 'Enter one address, in half-width characters.',
  }),
  'address-taken': () => ({
    what: 'Somebody else of the same company has this mail address. The pickup code would reach him, so it cannot be used.',
    next: 'Enter an address that only this person reads.',
  }),
  'address-code-wrong': (facts) => ({
    what: 'The confirmation code is wrong. The address has not changed.',
    next: `Look at the mail at the new address and try again.${
      facts.number('triesLeft') === undefined
        ? ''
        : ` After ${facts.number('triesLeft')} more wrong entries the change is cancelled.`
    }`,
  }),
  'address-change-over': () => ({
    what: 'No change of address waits to be confirmed: it has run out, was cancelled, or is done.',
    next: 'Look at the present address and, if need be, change it again.',
  }),
  'login-id-taken': () => ({
    what: 'This ID is, or was, somebody’s of the same company.',
    next: 'Enter another ID.',
  }),
  'person-unacceptable': (facts) => ({
    what: facts.is('field', 'loginId')
      ? 'This ID cannot be used.'
      : facts.is('field', 'displayName')
        ? 'This name cannot be used.'
        : 'This mail address cannot be used.',
    next: facts.is('field', 'loginId')
      ? 'Enter at most 32 half-width letters, digits and . _ @ -'
      : facts.is('field', 'displayName')
        ? 'Enter 1 to 60 characters.'
        : 'Enter one address, in half-width characters, that only this person reads.',
  }),
  'contract-stopped': (_, v) => ({
    what: 'Everybody of this company is stopped.',
    next: `To go on, ${call(v)}`,
  }),
}
