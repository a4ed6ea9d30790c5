import type { DeskTimelineWords, TimelineFacts } from './timeline.ts'

const who = (f: TimelineFacts) =>
  f.is('by', 'staff') ? 'A member of staff' : f.is('by', 'self') ? 'The person' : 'An administrator'

/** What a desk does to somebody's certificate or membership. */
export const timelineDeskEn: DeskTimelineWords = {
  'desk-act-refused': ({ why }) => `An act on this person was refused${why === undefined ? '.' : `: ${why}`}`,
  'desk-act-confirmed': () => 'The confirmation PIN was entered rightly once more.',
  'certificates-revoked': (f) => `${who(f)} revoked the certificates.`,
  'member-reissued': (f) => `${who(f)} reissued the certificate.`,
  'new-pc-opened': (f) => `${who(f)} made a certificate acquirable on a new PC.`,
  'member-locked': (f) => `${who(f)} locked this person.`,
  'member-unlocked': (f) => `${who(f)} lifted the administrator’s lock.`,
  'member-stopped': (f) => `${who(f)} stopped the certificates at once.`,
  'stop-released': (f) => `${who(f)} released the stop.`,
  'contract-stopped': (f) => `${who(f)} stopped everybody of the company at once.`,
  'contract-released': (f) => `${who(f)} released the stop of the company.`,
  'address-change-asked': (f) => `${who(f)} asked for another mail address.`,
  'address-changed': () => 'The mail address was changed.',
  'address-change-ended': () => 'A change of mail address ended unconfirmed.',
  'address-code-refused': () => 'The code of the new address was entered wrongly.',
  'member-removed': (f) => `${who(f)} removed this person.`,
}
