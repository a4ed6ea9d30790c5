/** What a member of the institution's staff may be (domain.md §1). Somebody may be several; nobody is by default. */
export type StaffRole = 'desk' | 'approver' | 'auditor' | 'policy-editor' | 'system-administrator'

export const staffRoles: readonly StaffRole[] = [
  'desk',
  'approver',
  'auditor',
  'policy-editor',
  'system-administrator',
]

/** What can be done in the office. What is done to a certificate itself stands in permission.ts. */
export type StaffAct =
  | 'find-member'
  | 'read-member'
  | 'request-unlock'
  | 'request-import'
  | 'write-letters'
  | 'read-predecessors'
  | 'request-predecessor'
  | 'request-member-act'
  | 'stop-at-once'
  | 'read-staff'
  | 'request-staff-change'
  | 'read-letters'
  | 'print-letters'
  | 'read-approvals'
  | 'decide-approval'
  | 'read-alarms'
  | 'see-alarm'
  | 'read-board'
  | 'request-board-message'
  | 'preview-mails'
  | 'send-test-mail'
  | 'read-policy'
  | 'request-policy-version'
  | 'request-pull'
  | 'read-notices'
  | 'read-campaign'
  | 'remind-silent'
  | 'read-figures'
  | 'read-switches'
  | 'engage-switch'
  | 'request-switch-release'
  | 'read-api-clients'
  | 'request-api-client'
  | 'end-api-client'
  | 'read-webhooks'
  | 'request-webhook'
  | 'end-webhook'
  | 'run-webhook'
  | 'read-relying-parties'
  | 'request-relying-party'
  | 'end-relying-party'

export const staffActs: readonly StaffAct[] = [
  'find-member',
  'read-member',
  'request-unlock',
  'request-import',
  'write-letters',
  'read-predecessors',
  'request-predecessor',
  'request-member-act',
  'stop-at-once',
  'read-staff',
  'request-staff-change',
  'read-letters',
  'print-letters',
  'read-approvals',
  'decide-approval',
  'read-alarms',
  'see-alarm',
  'read-board',
  'request-board-message',
  'preview-mails',
  'send-test-mail',
  'read-policy',
  'request-policy-version',
  'request-pull',
  'read-notices',
  'read-campaign',
  'remind-silent',
  'read-figures',
  'read-switches',
  'engage-switch',
  'request-switch-release',
  'read-api-clients',
  'request-api-client',
  'end-api-client',
  'read-webhooks',
  'request-webhook',
  'end-webhook',
  'run-webhook',
  'read-relying-parties',
  'request-relying-party',
  'end-relying-party',
]

/** Who may do what. The auditor sees everything and does nothing; a policy editor needs no customer's name. */
const table: Record<StaffAct, readonly StaffRole[]> = {
  'find-member': ['desk', 'approver', 'auditor'],
  'read-member': ['desk', 'approver', 'auditor'],
  'request-unlock': ['desk'],
  'request-import': ['desk'],
  'write-letters': ['desk'],
  'read-predecessors': ['desk', 'approver', 'auditor', 'system-administrator'],
  'request-predecessor': ['system-administrator'],
  'request-member-act': ['desk'],
  // In an emergency whoever is there must do; to undo it takes two.
  'stop-at-once': ['desk', 'approver'],
  'read-staff': ['approver', 'auditor', 'system-administrator'],
  'request-staff-change': ['system-administrator'],
  'read-letters': ['desk', 'approver', 'auditor'],
  'print-letters': ['desk', 'approver'],
  'read-approvals': ['desk', 'approver', 'auditor', 'policy-editor', 'system-administrator'],
  'decide-approval': ['approver'],
  'read-alarms': ['desk', 'approver', 'auditor', 'system-administrator'],
  'see-alarm': ['desk', 'approver'],
  'read-board': ['desk', 'approver', 'auditor', 'policy-editor'],
  'request-board-message': ['desk', 'policy-editor'],
  'preview-mails': ['auditor', 'policy-editor', 'system-administrator'],
  'send-test-mail': ['policy-editor', 'system-administrator'],
  'read-policy': ['approver', 'auditor', 'policy-editor'],
  'request-policy-version': ['policy-editor'],
  'request-pull': ['policy-editor'],
  'read-notices': ['desk', 'approver', 'auditor', 'policy-editor', 'system-administrator'],
  'read-campaign': ['desk', 'approver', 'auditor'],
  'remind-silent': ['desk'],
  'read-figures': ['desk', 'approver', 'auditor', 'policy-editor', 'system-administrator'],
  'read-switches': ['desk', 'approver', 'auditor', 'policy-editor', 'system-administrator'],
  // In an emergency whoever is there must do: to switch off harms less than to wait.
  'engage-switch': ['desk', 'approver', 'system-administrator'],
  'request-switch-release': ['desk', 'system-administrator'],
  'read-api-clients': ['approver', 'auditor', 'system-administrator'],
  'request-api-client': ['system-administrator'],
  // As with a switch: to end a client harms less than to wait.
  'end-api-client': ['approver', 'system-administrator'],
  'read-webhooks': ['approver', 'auditor', 'system-administrator'],
  'request-webhook': ['system-administrator'],
  // To tell nobody harms less than to wait.
  'end-webhook': ['approver', 'system-administrator'],
  'run-webhook': ['system-administrator'],
  'read-relying-parties': ['approver', 'auditor', 'system-administrator'],
  'request-relying-party': ['system-administrator'],
  'end-relying-party': ['approver', 'system-administrator'],
}

export function staffMay(roles: readonly StaffRole[], act: StaffAct): boolean {
  return table[act].some((role) => roles.includes(role))
}

/** As it is stored and looked up: how it was typed, in full width or with capitals, makes no other person of it. */
export function foldLoginId(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** Letters, digits and the signs of a mail address. */
export function isLoginId(folded: string): boolean {
  return /^[a-z0-9][a-z0-9._@-]{0,63}$/.test(folded)
}

/** The people whom the terminal adds by itself: two, because everything after them can be asked for by one and approved by the other. */
const firstPeople = 2

/** Who was disabled is in nobody's way: another may come in his place. */
export function mayBeAddedAtTerminal(others: readonly { disabledAt?: Temporal.Instant }[]): boolean {
  return others.filter(({ disabledAt }) => disabledAt === undefined).length < firstPeople
}
