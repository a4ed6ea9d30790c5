import type { DeskRequestKind, RequestWords } from './request-words.ts'

const evidence = 'How the person was identified'
const again = 'If it is still needed, ask again.'
const byWhom =
  'This request was withdrawn: by the person who asked, or because that person may not ask any more or lost what he signs in with.'

interface Parts {
  what: string
  evidence?: string
  willHappen(about: string): string
  verifying: RequestWords['verifying']
  kept(about: string): string
  /** After “This request was approved: ”. */
  done: string
  /** When nothing was done. */
  still: string
  /** After “After the request, ”. */
  changed?: string
}

function words({
  what,
  done,
  still,
  changed = 'the customer’s record or certificates changed',
  ...own
}: Parts): RequestWords {
  return {
    what,
    show: (about) => `${what}: ${about}`,
    evidence,
    ...own,
    willHappen: (about) => `${own.willHappen(about)} Your name and the time are recorded.`,
    outcome: {
      approved: `This request was approved. ${done}`,
      rejected: `This request was rejected. ${still}`,
      withdrawn: `${byWhom} ${still} ${again}`,
      expired: `The time to approve this request is over. ${still} ${again}`,
      'target-changed': `After the request, ${changed}, so it has ended: nothing but what was shown can be approved. ${still} ${again}`,
    },
  }
}

export const deskRequestsEn: Record<DeskRequestKind, RequestWords> = {
  reissue: words({
    what: 'Reissue of a certificate',
    willHappen: (about) =>
      `When you approve, the present certificate of ${about} is revoked at once and every open session ends. A new one can be acquired with a pickup code, which goes the way that stands above; new PINs, if they were asked for, go by letter. The holder and the administrators are told by mail.`,
    verifying: (about, company) => `This reissues the certificate of ${about}, ${company}.`,
    kept: (about) => `The certificate of ${about} stays as it is.`,
    done: 'The certificate is reissued.',
    still: 'The certificate stays as it is.',
  }),
  'address-change': words({
    what: 'Change of mail address',
    willHappen: (about) =>
      `When you approve, a code is sent to the new address of ${about}, and the present address is told of it. The address changes when the code is entered. For some time after that no reissue is possible.`,
    verifying: (about, company) => `This begins the change of the mail address of ${about}, ${company}.`,
    kept: (about) => `The mail address of ${about} stays as it is.`,
    done: 'A code was sent to the new address. Until it is entered, the present address stays.',
    still: 'The mail address stays as it is.',
  }),
  'stop-release': words({
    what: 'Release of a stop',
    willHappen: (about) =>
      `When you approve, the stop of ${about} is lifted at once, and certificates that are at hand work again. After loss or theft, revoke or reissue first.`,
    verifying: (about, company) => `This lifts the stop of ${about}, ${company}.`,
    kept: (about) => `The stop of ${about} goes on.`,
    done: 'The stop is lifted. The customer can go on at once.',
    still: 'The stop goes on.',
  }),
  removal: words({
    what: 'Removal of a person',
    willHappen: (about) =>
      `When you approve, the certificate of ${about} is revoked at once and the ID can never be used again. This cannot be undone.`,
    verifying: (about, company) => `This removes ${about}, ${company}.`,
    kept: (about) => `${about} can go on as before.`,
    done: 'The person is removed. The ID cannot be used any more.',
    still: 'Nobody was removed.',
  }),
  'est-secret': words({
    what: 'Secret for EST',
    willHappen: (about) =>
      `When you approve, a secret is made by which the certificate of ${about} can be got by EST, and who asked and you are each shown one half. No PIN is needed for it. A secret that was made before is worth nothing any more.`,
    verifying: (about, company) => `This makes a secret for EST for ${about}, ${company}.`,
    kept: (about) => `No secret is made for ${about}.`,
    done: 'The secret was made. Who asked and who approved each see their half on this page.',
    still: 'No secret was made.',
  }),
  'recovery-letter': words({
    what: 'Pickup code on paper after expiry',
    willHappen: (about) =>
      `When you approve, a letter with a pickup code for ${about} is made; codes by letter that were made before are worth nothing any more. IDs and PINs are needed besides.`,
    verifying: (about, company) => `This makes a letter with a pickup code for ${about}, ${company}.`,
    kept: (about) => `No letter is made for ${about}.`,
    done: 'The letter was made. It waits under “Letters to print”, in the pile of pickup codes.',
    still: 'No letter was made.',
  }),
  'administrator-adding': words({
    what: 'Another administrator',
    willHappen: (about) =>
      `When you approve, ${about} becomes an administrator. A letter with IDs and temporary PINs is made, and the pickup code goes the way that stands above. Nobody of the staff prints two letters of the same person.`,
    verifying: (about, company) => `This adds ${about} as an administrator of ${company}.`,
    kept: (about) => `${about} is not added.`,
    done: 'The administrator is added.',
    still: 'No administrator was added.',
    changed: 'the administrators of the contract changed',
  }),
  'switch-release': words({
    what: 'Release of a kill-switch',
    evidence: 'What the requester says about it',
    willHappen: (about) =>
      `When you approve, “${about}” goes on at once, and what customers’ pages say about it disappears.`,
    verifying: (about) => `This lets “${about}” go on.`,
    kept: (about) => `“${about}” stays off.`,
    done: 'It goes on again.',
    still: 'It stays off.',
    changed: 'the switch changed',
  }),
  'staff-change': words({
    what: 'Change of the staff',
    evidence: 'What the requester says about it',
    willHappen: (about) =>
      `When you approve, the record of ${about} changes as above. Roles count from the next act on.`,
    verifying: (about) => `This changes the record of ${about}.`,
    kept: (about) => `The record of ${about} stays as it is.`,
    done: 'The record is changed.',
    still: 'The record stays as it is.',
    changed: 'the record of the staff changed',
  }),
}
