import type { MemberStop } from '../domain/life.ts'
import type { MailMilestoneKind } from '../domain/policy.ts'
import type { AccountWords } from './notice-account-words.ts'

const stops: Record<MemberStop, string> = {
  suspended: 'suspended',
  held: 'held for a check',
  'locked-by-administrator': 'locked by an administrator',
  'loss-reported': 'loss reported',
  ended: 'has left',
}

const kinds: Record<MailMilestoneKind, string> = {
  'not-acquired': 'not acquired',
  'before-expiry': 'before expiry',
  'after-expiry': 'after expiry',
  'grace-ends': 'end of the way back',
  unproved: 'not used yet',
}

export const noticeAccountEn: AccountWords = {
  holder: ({ holder }, language) =>
    `${holder.displayName} (${holder.loginId}), ${holder.company[language]} (${holder.contractNumber})`,
  none: 'There was no notice, and none is to come.',
  hindered: 'What keeps mails from this person now',
  hindrance: (one) => {
    switch (one.kind) {
      case 'stopped':
        return `This person is stopped: ${stops[one.stop]}.`
      case 'switched-off':
        return 'Mails are stopped by the kill-switch. When they go on, what is wanted then is sent.'
      case 'mails-off':
        return `No mails about dates are sent, by policy version ${one.policyVersion}.`
      case 'kinds-off':
        return `These mails are not sent, by policy version ${one.policyVersion}: ${one.kinds.map((kind) => kinds[kind]).join(', ')}.`
      case 'no-address':
        return 'No mail address is registered.'
      case 'nothing-ends':
        return 'Nothing of this person nears an end.'
    }
  },
  certificate: (serialNumber, standing, expiryDate) =>
    `Certificate ${serialNumber} (${standing}, expires on ${expiryDate})`,
  entitlement: (state, deadline) => `Acquisition (${state}, until ${deadline})`,
  standings: {
    'not-acquired': 'not acquired',
    'not-yet-valid': 'not valid yet',
    active: 'active',
    renewable: 'renewable',
    'being-proved': 'not used yet',
    retiring: 'about to be retired',
    'expired-recoverable': 'expired, a new one can be acquired',
    lapsed: 'expired',
    superseded: 'replaced',
    abandoned: 'never used',
    revoked: 'revoked',
    stopped: 'its holder is stopped',
  },
  entitlementStates: { open: 'open', used: 'used', withdrawn: 'withdrawn' },
  milestones: {
    'before-expiry': (days) => `mail ${days} days before expiry`,
    'after-expiry': () => 'mail on the day after expiry',
    'grace-ends': (days) => `mail ${days} days before the last day of the way back`,
    unproved: (days) => `mail ${days} days after issue`,
    'not-acquired': (days) => `mail ${days} days before the acquisition deadline`,
    renewal: () => '“Please renew your certificate” on the board',
  },
  himself: 'the holder',
  administrator: (name) => `administrator ${name}`,
  policy: (version) => `policy version ${version}`,
  owed: (since) => `owed since ${since}, its mail is not written yet`,
  over: (at, why) => `taken back ${at}: ${why}`,
  impossible: 'impossible: no mail address is registered',
  shown: (at) => `first shown ${at}`,
  read: (at) => `first opened ${at}`,
  reasons: {
    renewed: 'renewed',
    revoked: 'revoked',
    stopped: 'stopped',
    ended: 'has left',
    acquired: 'acquired',
    proved: 'the new one was used',
    expired: 'its time is over',
    policy: 'the policy has changed',
    'no-address': 'no mail address',
    'more-urgent': 'a more urgent notice took its place',
  },
  mail: (mail, moment) => {
    const by = mail.server === undefined ? '' : ` by ${mail.server}`
    const said = mail.reply === undefined ? '' : `, which said “${mail.reply}”`
    const code = mail.code === undefined ? '' : `notice code ${mail.code}, `
    if (mail.bouncedAt !== undefined)
      return `${code}came back ${moment(mail.bouncedAt)} (${mail.bounce ?? ''}), accepted before${by}`
    if (mail.state === 'sent' && mail.sentAt !== undefined)
      return `${code}accepted ${moment(mail.sentAt)}${by}${said}`
    if (mail.state === 'failed' && mail.failedAt !== undefined)
      return `${code}given up ${moment(mail.failedAt)}, refused${by}${said}`
    if (mail.state === 'withdrawn') return `${code}withdrawn before it was sent`
    const next = mail.nextTryAt === undefined ? '' : `, next ${moment(mail.nextTryAt)}`
    return `${code}written, waits to be sent (tried ${mail.attempts} times${next})${by}${said}`
  },
  again: (earlier, now) => `${earlier}; told again since the address has changed: ${now}`,
  expected: {
    coming: 'to come',
    due: 'due: the next look, a minute from now at most, owes it',
    overtaken: 'not sent: a more urgent notice takes its place',
  },
}
