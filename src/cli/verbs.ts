import { auditVerbs } from './audit-arguments.ts'
import { caVerbs } from './ca-arguments.ts'
import { institutionVerbs } from './institution-arguments.ts'
import { journalVerbs } from './journal-arguments.ts'
import { letInVerbs } from './let-in-arguments.ts'
import { listVerbs } from './list-arguments.ts'
import { mailVerbs } from './mail-arguments.ts'
import { migrateVerbs } from './migrate-arguments.ts'
import { noticesVerbs } from './notices-arguments.ts'
import { peopleVerbs } from './people-arguments.ts'
import { policyVerbs } from './policy-arguments.ts'
import { requestVerbs } from './request-arguments.ts'
import { serveVerbs } from './serve-arguments.ts'
import { staffVerbs } from './staff-arguments.ts'
import { switchVerbs } from './switch-arguments.ts'

/** Everything that can be said at the terminal, but for help and completion, which are made of it. */
export const verbs = [
  ...serveVerbs,
  ...migrateVerbs,
  ...institutionVerbs,
  ...caVerbs,
  ...staffVerbs,
  ...peopleVerbs,
  ...policyVerbs,
  ...noticesVerbs,
  ...switchVerbs,
  ...requestVerbs,
  ...letInVerbs,
  ...mailVerbs,
  ...auditVerbs,
  ...listVerbs,
  ...journalVerbs,
] as const

/** What somebody wants who has said it rightly. main/verbs.ts has the deed of each. */
export type Deed = ReturnType<(typeof verbs)[number]['parse']>
