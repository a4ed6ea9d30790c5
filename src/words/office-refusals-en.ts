import { authorityFault } from './authority-faults.ts'
import { messageFault } from './board-faults.ts'
import { caFault } from './ca-faults.ts'
import type { OfficeRefusalWords } from './refusal-sentence.ts'

const refresh = 'Load the page again and look at what is there now.'

/** What the institution's staff are told. */
export const officeRefusalsEn: OfficeRefusalWords = {
  'staff-not-signed-in': () => ({
    what: 'This page is only for staff who have signed in.',
    next: 'Please sign in.',
  }),
  'staff-session-ended': (facts) => {
    if (facts.is('reason', 'disabled')) {
      return { what: 'This ID has been disabled.', next: 'Please ask your system administrator.' }
    }
    if (facts.is('reason', 'renewed')) {
      return {
        what: 'Your passkeys and your password have ended, because another activation code was made for you.',
        next: 'Activate your ID with that code. If you did not ask for it, please ask your system administrator.',
      }
    }
    return {
      what: 'You were away for a while, or ended the session in another window.',
      next: 'To go on, please sign in again.',
    }
  },
  'sign-in-failed': () => ({
    what: 'You could not be signed in.',
    next: 'Check what you entered and try again. After several wrong entries, signing in by password is closed for a while (it opens by itself after about 15 minutes). A passkey always works.',
  }),
  'activation-failed': () => ({
    what: 'This could not be activated.',
    next: 'Check the login ID and the activation code and try again. After several wrong entries it is closed for a while. If the code has run out or was used, ask your system administrator.',
  }),
  'password-unacceptable': (facts) => ({
    what: 'This password cannot be used.',
    next: facts.is('fault', 'too-short')
      ? 'Use 12 characters or more.'
      : facts.is('fault', 'too-long')
        ? 'Use 256 characters at most.'
        : facts.is('fault', 'like-login-id')
          ? 'Use one that does not contain your login ID.'
          : 'Do not repeat the same few characters: use five different ones or more.',
  }),
  'verification-failed': () => ({
    what: 'You could not be verified. Nothing was done.',
    next: 'Verify yourself again, by passkey or by password and a fresh one-time code.',
  }),
  'staff-not-allowed': () => ({
    what: 'Your roles do not allow this.',
    next: 'Ask somebody who has the role for it.',
  }),
  'nothing-to-unlock': () => ({
    what: 'Nothing is locked by wrong entries at present.',
    next: `${refresh} Why the person cannot get in stands on the member’s page.`,
  }),
  'approval-waits': () => ({
    what: 'A request about the same waits for approval already.',
    next: 'You find it in the list of approvals.',
  }),
  'approval-own': () => ({
    what: 'You can neither approve nor reject your own request.',
    next: 'Ask another person who has the role of approver. You can withdraw it.',
  }),
  'approval-closed': () => ({
    what: 'This request has been decided or withdrawn already.',
    next: refresh,
  }),
  'approval-expired': (facts) => ({
    what: `The time for this request is over (${facts.moment('expiresAt') ?? 'its limit'}).`,
    next: 'Make another request if it is still needed.',
  }),
  'target-changed': () => ({
    what: 'What the request is about has changed since it was made, so it is void. Nothing was done.',
    next: 'Look at how it is now, and make another request if it is needed.',
  }),
  'shown-changed': () => ({
    what: 'What your page shows is not what is there now. Nothing was done.',
    next: refresh,
  }),
  'pull-unfit': () => ({
    what: 'This early renewal cannot be asked for.',
    next: 'Give a day of issue that has come, 1 to 2160 hours, and the reason in Japanese and English, at most 400 characters each.',
  }),
  'switch-words-faulty': () => ({
    what: 'The words that say why are missing, too long, or hold characters that cannot be shown.',
    next: 'Give both Japanese and English, at most 400 characters each.',
  }),
  'policy-faulty': () => ({
    what: 'No version of the policy can be made of this.',
    next: 'Look at the rules of the fields that are marked, and correct them. Nothing has been changed.',
  }),
  'message-faulty': (facts) => ({
    what: messageFault(facts, 'en'),
    next: 'Correct it and show the preview again.',
  }),
  'message-over': () => ({
    what: 'This message is over already.',
    next: refresh,
  }),
  'import-faulty': (facts) => ({
    what: `There are ${facts.number('count') ?? 1} things to mend in this file. Nothing was written.`,
    next: 'Check it again, and read what is said of each line.',
  }),
  'predecessor-unfit': (facts) => ({
    what: `This certificate cannot be registered as that of a CA. ${authorityFault(facts, 'en')}`.trimEnd(),
    next: 'Look at the certificate of the CA (in PEM). Nothing was registered.',
  }),
  'ca-unfit': (facts) => ({
    what: `This cannot be done with the CA. ${caFault(facts, 'en')}`.trimEnd(),
    next: 'Look at the CAs with “warifu ca list”. Nothing was changed.',
  }),
  'test-mail-impossible': (facts) => {
    if (facts.is('why', 'no-address')) {
      return {
        what: 'No mail address of yours is known, so no test mail can be sent.',
        next: 'Ask your system administrator about “warifu staff mail”.',
      }
    }
    return facts.is('why', 'no-server')
      ? {
          what: 'No mail server is set, so no test mail can be sent.',
          next: 'You can read the mail on this page.',
        }
      : {
          what: 'Something to sign the mail with is missing, so no test mail can be sent.',
          next: 'Ask your system administrator to look at the log.',
        }
  },
  'letters-changed': () => ({
    what: 'Some of these letters do not wait any more: somebody has printed them, or they were replaced.',
    next: 'Nothing was printed. Look at the list as it is now.',
  }),
  'letter-other-hand': () => ({
    what: 'You printed the other letter of one of these people. Nobody prints both.',
    next: 'Nothing was printed. Ask another person to print these.',
  }),
  'letter-not-wanted': () => ({
    what: 'A pickup code on paper would be of no use to this person: the certificate has not expired, an acquisition is open already, or your policy accepts no paper after expiry.',
    next: 'Why the person cannot get in, and what helps, stands on top of the member’s page.',
  }),
  'about-oneself': () => ({
    what: 'This would change your own record. Nobody asks for that or approves it about himself.',
    next: 'Ask another person to do it.',
  }),
  'nobody-left': () => ({
    what: 'After this change nobody could ask for a change of the staff and have another person approve it.',
    next: 'Give the roles to another person first. Who is new counts when he has signed in for the first time.',
  }),
  'code-half-gone': () => ({
    what: 'There is nothing here to be shown to you: it was shown, has run out, or is another person’s to read.',
    next: 'If it was lost, ask anew: for an activation code as a change of the staff, for a secret for EST on the customer’s page.',
  }),
}
