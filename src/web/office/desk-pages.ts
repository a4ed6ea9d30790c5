import { AlarmsPage } from './alarms/alarms-page.tsx'
import { ApprovalPage } from './approvals/approval-page.tsx'
import { ApprovalsPage } from './approvals/approvals-page.tsx'
import { LettersPage } from './letters/letters-page.tsx'
import { AskPage } from './members/ask-page.tsx'
import { MemberPage } from './members/member-page.tsx'
import { MembersPage } from './members/members-page.tsx'

/** What the desk does all day. */
export const deskPages = {
  AlarmsPage,
  ApprovalPage,
  ApprovalsPage,
  AskPage,
  LettersPage,
  MemberPage,
  MembersPage,
}
