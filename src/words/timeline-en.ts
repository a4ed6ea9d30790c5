import type { TimelineFacts, TimelineWords } from './timeline.ts'
import { timelineDeskEn } from './timeline-desk-en.ts'

const because = ({ why }: TimelineFacts) => (why === undefined ? '.' : `: ${why}`)
const atDoor = ({ door }: TimelineFacts) => (door === undefined ? '' : ` (${door})`)
const channel = (f: TimelineFacts) =>
  f.is('channel', 'mail') ? ' by mail' : f.is('channel', 'letter') ? ' by letter' : ''
const byUse = (f: TimelineFacts) =>
  f.is('purpose', 'renewal')
    ? ' (check before a renewal)'
    : f.is('purpose', 'proof')
      ? ' (check of a new certificate)'
      : ''
const report = (f: TimelineFacts) => (f.is('reason', 'loss') ? 'Loss or theft' : '“This was not me”')

export const timelineEn: TimelineWords = {
  ...timelineDeskEn,
  'institution-made': () => 'The institution was set up.',
  'policy-version-added': () => 'A new version of the policy was added.',
  'issuer-made': () => 'A certification authority was made.',
  'member-added': () => 'The customer was added.',
  'entitlement-opened': (f) =>
    `A certificate was made available${f.date('deadline') === undefined ? '.' : `, until ${f.date('deadline')}.`}`,
  'entitlement-used': () => 'The acquisition of a certificate was completed.',
  'pickup-code-made': (f) => `A pickup code was made${channel(f)}.`,
  'pickup-code-sent': (f) => `A pickup code was sent${channel(f)}.`,
  'pickup-code-accepted': () => 'The right pickup code was entered.',
  'pickup-code-refused': () => 'A wrong pickup code was entered.',
  'identification-failed': (f) => `The identification was entered wrongly${atDoor(f)}.`,
  'pin-refused': (f) =>
    `A wrong PIN was entered.${f.number('triesLeft') === undefined ? '' : ` Tries left: ${f.number('triesLeft')}.`}`,
  'door-locked': (f) => `Locked after several wrong entries${atDoor(f)}.`,
  'acquisition-refused': (f) => `The acquisition of a certificate was refused${because(f)}`,
  'certificate-recorded': () => 'A certificate was recorded before it was signed.',
  'certificate-signed': () => 'A certificate was issued.',
  'certificate-proved': () => 'The certificate was used for the first time and is now the one in use.',
  'certificate-retiring': () => 'The new certificate was used, so this one is about to be retired.',
  'certificate-superseded': () => 'This certificate was replaced by a newer one.',
  'certificate-abandoned': () => 'A newer certificate was made, so this unused one was ended.',
  'certificate-revoked': () => 'The certificate was revoked.',
  'renewal-opened': () => 'A renewal was begun.',
  'renewal-consented': () => 'A step of the renewal was agreed to.',
  'renewal-ended': () => 'A renewal ended.',
  'renewal-refused': (f) => `A renewal was refused${because(f)}`,
  'proof-refused': (f) => `The check of a new certificate was refused${because(f)}`,
  'logged-on': (f) => `The certificate was checked${byUse(f)}.`,
  'log-on-refused': (f) => `The ${f.voice.logon} with a certificate was refused${because(f)}`,
  'logged-off': () => 'Left the service.',
  'session-ended': () => 'The session was ended.',
  'pins-changed': () => 'The PINs were changed.',
  'notice-written': (f) => `A notice was written${channel(f)}.`,
  'clock-moved': () => 'The clock of the demonstration was moved.',
  'acquisition-consented': () => 'A step of the acquisition was agreed to.',
  'pin-accepted': () => 'The right PIN was entered and the service opened.',
  'staff-added': () => 'A member of staff was added.',
  'staff-activated': () => 'A member of staff registered a way to sign in.',
  'staff-activation-refused': () => 'An activation of staff was refused.',
  'staff-signed-in': () => 'A member of staff signed in.',
  'staff-sign-in-refused': () => 'A sign-in of staff was refused.',
  'staff-signed-out': () => 'A member of staff signed out.',
  'staff-session-ended': () => 'A session of staff was ended.',
  'staff-act-refused': (f) => `An act of staff was refused${because(f)}`,
  'member-read': (f) =>
    f.is('place', 'terminal')
      ? 'This customer was looked up at the terminal.'
      : 'A member of staff opened this customer’s page.',
  'unlock-requested': () => 'Unlocking was asked for.',
  'unlock-approved': () => 'The unlocking was approved.',
  'unlock-rejected': () => 'The unlocking was rejected.',
  'unlock-withdrawn': () => 'The request for unlocking was withdrawn.',
  'unlock-expired': () => 'The request for unlocking ran out of time.',
  'unlock-target-changed': () => 'The request for unlocking ended because the customer’s state changed.',
  'doors-unlocked': (f) => `The locks were opened${atDoor(f)}.`,
  'loss-reported': (f) => `${report(f)} was reported, and the certificates were stopped.`,
  'loss-report-refused': (f) =>
    `${f.is('reason', 'loss') ? 'A report of loss or theft' : 'A report “this was not me”'} was refused${because(f)}`,
  'staff-alarmed': () => 'An alarm was raised to the staff.',
  'alarm-seen': () => 'The staff took note of the alarm.',
  'members-found': () => 'A member of staff searched for customers.',
  'staff-disabled': () => 'A member of staff was disabled.',
  'staff-renewed': () => 'A member of staff was given another activation code.',
  'unlock-requester-gone': () =>
    'The request for unlocking ended because whoever asked may not ask any more, or lost what he signs in with.',
  'request-made': (f) =>
    f.is('place', 'terminal')
      ? 'An operator at the terminal asked for an approval.'
      : 'A member of staff asked for an approval.',
  'request-approved': () => 'A request was approved.',
  'request-rejected': () => 'A request was rejected.',
  'request-withdrawn': () => 'A request was withdrawn.',
  'request-expired': () => 'A request ran out of time.',
  'request-requester-gone': () =>
    'A request ended because whoever asked may not ask any more, or lost what he signs in with.',
  'request-target-changed': () => 'A request ended because what it was about changed.',
  'board-message-published': () => 'A message was published on the board.',
  'board-message-withdrawn': () => 'A message was taken off the board.',
  'member-reminded': () => 'An administrator had a reminder written.',
  'expiry-dates-exported': () => 'An administrator saved the expiry dates as a calendar file.',
  'mail-sent': () => 'The mail server accepted a mail to this customer.',
  'mail-failed': () => 'A mail could not be delivered.',
  'mail-withdrawn': () => 'A mail was no longer wanted and was not sent.',
  'mail-repeated': () => 'Whether a mail arrived is not known: it is sent again.',
  'mail-returned': () => 'A mail to this customer came back.',
  'test-mail-sent': () => 'A test mail was sent.',
  'members-listed': (f) =>
    f.is('place', 'terminal')
      ? 'A list that names customers was printed at the terminal.'
      : 'A member of staff opened a list that names customers.',
  'notices-settled': () => 'It was looked up what is owed.',
  'staff-mail-set': () => 'A member of staff was given a mail address.',
  'switch-engaged': () => 'A kill-switch was put off.',
  'renewal-pulled': () => 'Certificates of a profile were to be renewed early from then on.',
  'renewal-pull-withdrawn': () => 'Nobody was asked any more to renew early.',
  'switch-released': () => 'A kill-switch was put on again.',
  'help-given': () =>
    'On the page “When you cannot log on” the member was told how it stands and what to do.',
  'login-id-reminded': () => 'A mail with the ID was sent to the registered address.',
  'recovery-approval-asked': () => 'Other administrators were asked to approve an acquisition after expiry.',
  'recovery-approved': () => 'Another administrator approved the acquisition after expiry.',
  'recovery-rejected': () => 'Another administrator refused the acquisition after expiry.',
  'passkey-registered': () => 'A passkey for the way back after expiry was registered.',
  'passkey-removed': () => 'A passkey for the way back after expiry was removed.',
  'passkey-accepted': () => 'The member proved who he is by a passkey.',
  'passkey-refused': () => 'A passkey was shown that was not accepted.',
  'member-held': () => 'An alarm holds this person until two of the staff have looked.',
  'new-pc-withdrawn': (f) =>
    f.is('by', 'self')
      ? 'The holder gave up the change to a new PC.'
      : 'An administrator gave up the change to a new PC.',
  'people-exported': () => 'An administrator saved the list of people for a spreadsheet.',
  'letter-printed': (f) =>
    f.is('letter', 'pin-letter')
      ? 'The letter with the IDs and PINs was printed.'
      : 'The letter with the pickup code was printed.',
  'import-file-brought': () => 'A file with people was brought in.',
  'people-imported': () => 'The people of a file were added.',
  'certificates-imported': () => 'The earlier CA’s certificates of a file were added.',
  'predecessor-registered': () => 'The CA in use before was registered.',
  'predecessor-certificate-added': () => 'A certificate of the earlier CA was added.',
  'predecessor-certificate-seen': () =>
    'A certificate of the earlier CA was shown for the first time; its signature was verified and its contents kept.',
  'temporary-pins-made': () => 'Temporary PINs were made, and the letter with them was written.',
  'silent-reminded': (f) =>
    `A reminder was prepared for ${f.number('reminded') ?? 0} people who had begun nothing.`,
  'call-list-exported': () => 'A member of staff saved the list of customers who had begun nothing.',
  'staff-roles-changed': () => 'The roles of a member of staff were changed.',
  'staff-code-shown': () => 'Half of an activation code of staff was shown.',
  'journal-reconciled': () => 'After a restoration of the records, what had ended was ended again.',
  'api-client-added': () => 'A client of the API was registered.',
  'api-client-ended': () => 'A client of the API was ended.',
  'webhook-added': () => 'An endpoint for webhooks was registered.',
  'webhook-ended': () => 'An endpoint for webhooks was ended.',
  'webhook-paused': () => 'An endpoint for webhooks was paused.',
  'webhook-resumed': () => 'An endpoint for webhooks goes on.',
  'webhook-secret-made': () => 'A signing secret was made for an endpoint for webhooks.',
  'webhook-replayed': () => 'Messages to an endpoint for webhooks are sent once more.',
  'webhook-tested': () => 'A test was sent to an endpoint for webhooks.',
  'relying-party-registered': () => 'A service was registered or changed.',
  'relying-party-ended': () => 'A service was ended.',
  'service-entered': () => 'Went on to a service of the institution.',
  'service-log-out-untold': () => 'A service could not be told of a log-out.',
  'api-token-issued': () => 'A client of the API was let in.',
  'api-token-refused': () => 'A client of the API was not let in.',
  'est-secret-made': () => 'A secret for EST was made, by two of the staff.',
  'est-secret-shown': () => 'Half of an EST secret was shown.',
  'est-secret-refused': () => 'A wrong EST secret was given.',
  'api-act-refused': () => 'A client of the API asked for what is beyond its scopes.',
  'ca-switched': () => 'Another CA of ours began to issue.',
  'ca-revoked': () => 'A CA of ours was revoked.',
  'ca-list-brought': () => 'A list that a root elsewhere had signed was brought in.',
}
