import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { AlarmsPage } from './alarms/alarms-page.tsx'
import { ApprovalPage } from './approvals/approval-page.tsx'
import { ApprovalsPage } from './approvals/approvals-page.tsx'
import { BoardPage } from './board/board-page.tsx'
import { MessagePage } from './board/message-page.tsx'
import { WritePage } from './board/write-page.tsx'
import { CallListPage } from './campaign/call-list-page.tsx'
import { CampaignPage } from './campaign/campaign-page.tsx'
import { FiguresPage } from './campaign/figures-page.tsx'
import { parseCallList, parseSpan } from './campaign/span-search.ts'
import { Gate } from './frame/gate.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { Root } from './frame/root.tsx'
import { StartPage } from './frame/start-page.tsx'
import { ImportFormPage } from './imports/import-form-page.tsx'
import { ImportPage } from './imports/import-page.tsx'
import { LettersPage } from './letters/letters-page.tsx'
import { MailsPage } from './mails/mails-page.tsx'
import { parseWish } from './mails/wish.ts'
import { AskPage } from './members/ask-page.tsx'
import { MemberPage } from './members/member-page.tsx'
import { MembersPage } from './members/members-page.tsx'
import { type AskName, isAskName } from './members/wish-fields.tsx'
import { NoticesPage } from './notices/notices-page.tsx'
import { PolicyPage } from './policy/policy-page.tsx'
import { VersionPage } from './policy/version-page.tsx'
import { PredecessorFormPage } from './predecessors/predecessor-form-page.tsx'
import { PredecessorsPage } from './predecessors/predecessors-page.tsx'
import { ActivatePage } from './sign-in/activate-page.tsx'
import { StaffChangePage } from './staff/change-page.tsx'
import { StaffPage } from './staff/staff-page.tsx'
import { SwitchesPage } from './switches/switches-page.tsx'

const root = createRootRoute({ component: Root })

const activate = createRoute({ getParentRoute: () => root, path: '/activate', component: ActivatePage })

/** Behind it everything is for those who have signed in; it shows the sign-in to the others, at any address. */
const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: Gate })

const start = createRoute({ getParentRoute: () => gate, path: '/', component: StartPage })

const signIn = createRoute({
  getParentRoute: () => gate,
  path: '/sign-in',
  beforeLoad: () => {
    throw redirect({ to: '/', replace: true })
  },
})

const members = createRoute({
  getParentRoute: () => gate,
  path: '/members',
  validateSearch: ({ q }): { q?: string } => (typeof q === 'string' && q !== '' ? { q } : {}),
  component: MembersPage,
})

const member = createRoute({
  getParentRoute: () => gate,
  path: '/members/$memberId',
  validateSearch: ({ certificate }): { certificate?: string } =>
    typeof certificate === 'string' ? { certificate } : {},
  component: MemberPage,
})

const imports = createRoute({ getParentRoute: () => gate, path: '/imports', component: ImportPage })

const importForm = createRoute({
  getParentRoute: () => gate,
  path: '/imports/new',
  component: ImportFormPage,
})

const predecessors = createRoute({
  getParentRoute: () => gate,
  path: '/predecessors',
  component: PredecessorsPage,
})

const predecessorDraft = createRoute({
  getParentRoute: () => gate,
  path: '/predecessors/new',
  component: PredecessorFormPage,
})

const memberRequest = createRoute({
  getParentRoute: () => gate,
  path: '/members/$memberId/ask',
  validateSearch: ({ act }): { act: AskName } => ({ act: isAskName(act) ? act : 'reissue' }),
  component: AskPage,
})

const staff = createRoute({ getParentRoute: () => gate, path: '/staff', component: StaffPage })

const staffChange = createRoute({
  getParentRoute: () => gate,
  path: '/staff/change',
  validateSearch: ({ id }): { id?: string } => (typeof id === 'string' ? { id } : {}),
  component: StaffChangePage,
})

const approvals = createRoute({
  getParentRoute: () => gate,
  path: '/approvals',
  validateSearch: ({ state }): { state?: 'closed' } => (state === 'closed' ? { state } : {}),
  component: ApprovalsPage,
})

const approval = createRoute({
  getParentRoute: () => gate,
  path: '/approvals/$approvalId',
  component: ApprovalPage,
})

const alarms = createRoute({
  getParentRoute: () => gate,
  path: '/alarms',
  validateSearch: ({ state }): { state?: 'all' } => (state === 'all' ? { state } : {}),
  component: AlarmsPage,
})

const board = createRoute({
  getParentRoute: () => gate,
  path: '/board',
  validateSearch: ({ state }): { state?: 'coming' | 'over' } =>
    state === 'coming' || state === 'over' ? { state } : {},
  component: BoardPage,
})

const boardDraft = createRoute({ getParentRoute: () => gate, path: '/board/new', component: WritePage })

const boardMessage = createRoute({
  getParentRoute: () => gate,
  path: '/board/$messageId',
  component: MessagePage,
})

const letters = createRoute({ getParentRoute: () => gate, path: '/letters', component: LettersPage })

const mails = createRoute({
  getParentRoute: () => gate,
  path: '/mails',
  validateSearch: parseWish,
  component: MailsPage,
})

const campaign = createRoute({
  getParentRoute: () => gate,
  path: '/campaign',
  validateSearch: parseSpan,
  component: CampaignPage,
})

const callList = createRoute({
  getParentRoute: () => gate,
  path: '/campaign/silent',
  validateSearch: parseCallList,
  component: CallListPage,
})

const figures = createRoute({ getParentRoute: () => gate, path: '/figures', component: FiguresPage })

const notices = createRoute({ getParentRoute: () => gate, path: '/notices', component: NoticesPage })

const policy = createRoute({ getParentRoute: () => gate, path: '/policy', component: PolicyPage })

const switches = createRoute({ getParentRoute: () => gate, path: '/switches', component: SwitchesPage })

const policyVersion = createRoute({
  getParentRoute: () => gate,
  path: '/policy/new',
  component: VersionPage,
})

const notFound = createRoute({ getParentRoute: () => gate, path: '$', component: NotFoundPage })

const tree = root.addChildren([
  activate,
  gate.addChildren([
    start,
    signIn,
    members,
    member,
    memberRequest,
    staff,
    staffChange,
    imports,
    importForm,
    predecessors,
    predecessorDraft,
    approvals,
    approval,
    alarms,
    board,
    boardDraft,
    boardMessage,
    letters,
    mails,
    campaign,
    callList,
    figures,
    notices,
    policy,
    policyVersion,
    switches,
    notFound,
  ]),
])

export function makeRouter() {
  return createRouter({
    routeTree: tree,
    // plain texts: the router's own way would take an ID of digits for a number
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const said = Object.entries(search).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      )
      return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
    },
    defaultPreload: false,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
