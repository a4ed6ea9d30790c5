import type { MailMilestoneKind } from './policy.ts'

/** Every mail there is, as an institution sees it before anybody gets it. */
export const mailTemplates = [
  'renew',
  'prove',
  'expired',
  'expired-proving',
  'grace-ends',
  'unproved',
  'unproved-acquired',
  'not-acquired',
  'reissued',
  'new-pc',
  'digest',
  'acquired',
  'renewed',
  'retired',
  'renewed-administrator',
  'pickup-code',
  'door-locked',
  'door-locked-administrator',
  'report-door-locked',
  'doors-unlocked',
  'stopped-not-me',
  'stopped-loss',
  'stopped-administrator',
  'desk-revoked',
  'desk-reissued',
  'desk-new-pc-opened',
  'desk-locked',
  'desk-unlocked',
  'desk-stopped-by-desk',
  'desk-contract-stopped',
  'desk-stop-released',
  'desk-contract-released',
  'desk-address-asked',
  'desk-address-changed',
  'desk-removed',
  'desk-user-added',
  'desk-administrator',
  'address-code',
] as const

export type MailTemplate = (typeof mailTemplates)[number]

/** Of which milestone a mail is; an event's is of none. */
export const milestoneOf: Partial<Record<MailTemplate, MailMilestoneKind>> = {
  renew: 'before-expiry',
  prove: 'before-expiry',
  expired: 'after-expiry',
  'expired-proving': 'after-expiry',
  'grace-ends': 'grace-ends',
  unproved: 'unproved',
  'unproved-acquired': 'unproved',
  'not-acquired': 'not-acquired',
  reissued: 'not-acquired',
  'new-pc': 'not-acquired',
}
