/** What a member of the institution's staff may be (domain.md §1). Somebody may be several; nobody is by default. */
export type StaffRole = 'desk' | 'approver' | 'auditor' | 'policy-editor' | 'system-administrator'

export const staffRoles: readonly StaffRole[] = [
  'desk',
  'approver',
  'auditor',
  'policy-editor',
  'system-administrator',
]

export type StaffId = string & { readonly brand: 'StaffId' }

/** What can be done in the office. What is done to a certificate itself stands in permission.ts. */
export type StaffAct =
  | 'find-member'
  | 'read-member'
  | 'request-unlock'
  | 'read-approvals'
  | 'decide-approval'
  | 'read-alarms'
  | 'see-alarm'

export const staffActs: readonly StaffAct[] = [
  'find-member',
  'read-member',
  'request-unlock',
  'read-approvals',
  'decide-approval',
  'read-alarms',
  'see-alarm',
]

/** Who may do what. The auditor sees everything and does nothing; a policy editor needs no customer's name. */
const table: Record<StaffAct, readonly StaffRole[]> = {
  'find-member': ['desk', 'approver', 'auditor'],
  'read-member': ['desk', 'approver', 'auditor'],
  'request-unlock': ['desk'],
  'read-approvals': ['desk', 'approver', 'auditor'],
  'decide-approval': ['approver'],
  'read-alarms': ['desk', 'approver', 'auditor', 'system-administrator'],
  'see-alarm': ['desk', 'approver'],
}

export function staffMay(roles: readonly StaffRole[], act: StaffAct): boolean {
  return table[act].some((role) => roles.includes(role))
}
