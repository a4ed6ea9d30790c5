import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { parseCallList, parseSpan } from './campaign/span-search.ts'
import { BrokenPage } from './frame/broken-page.tsx'
import { Gate } from './frame/gate.tsx'
import { Coming, partOf } from './frame/later.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { Root } from './frame/root.tsx'
import { StartPage } from './frame/start-page.tsx'
import { parseWish } from './mails/wish.ts'

const activation = partOf(async () => {
  const { ActivatePage } = await import('./sign-in/activate-page.tsx')
  return { ActivatePage }
})
const deskPage = partOf(async () => (await import('./desk-pages.ts')).deskPages)
const joiningPage = partOf(async () => (await import('./joining-pages.ts')).joiningPages)
const tellingPage = partOf(async () => (await import('./telling-pages.ts')).tellingPages)
const policyPage = partOf(async () => (await import('./policy-pages.ts')).policyPages)

const root = createRootRoute({ component: Root })

const activate = createRoute({
  getParentRoute: () => root,
  path: '/activate',
  component: activation('ActivatePage'),
})

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
  component: deskPage('MembersPage'),
})

const member = createRoute({
  getParentRoute: () => gate,
  path: '/members/$memberId',
  validateSearch: ({ certificate }): { certificate?: string } =>
    typeof certificate === 'string' ? { certificate } : {},
  component: deskPage('MemberPage'),
})

const imports = createRoute({
  getParentRoute: () => gate,
  path: '/imports',
  component: joiningPage('ImportPage'),
})

const importForm = createRoute({
  getParentRoute: () => gate,
  path: '/imports/new',
  component: joiningPage('ImportFormPage'),
})

const predecessors = createRoute({
  getParentRoute: () => gate,
  path: '/predecessors',
  component: joiningPage('PredecessorsPage'),
})

const predecessorDraft = createRoute({
  getParentRoute: () => gate,
  path: '/predecessors/new',
  component: joiningPage('PredecessorFormPage'),
})

const apiClients = createRoute({
  getParentRoute: () => gate,
  path: '/api-clients',
  component: joiningPage('ApiClientsPage'),
})

const apiClientDraft = createRoute({
  getParentRoute: () => gate,
  path: '/api-clients/new',
  component: joiningPage('ApiClientFormPage'),
})

const webhooks = createRoute({
  getParentRoute: () => gate,
  path: '/webhooks',
  component: joiningPage('WebhooksPage'),
})

const webhookDraft = createRoute({
  getParentRoute: () => gate,
  path: '/webhooks/new',
  component: joiningPage('WebhookFormPage'),
})

const webhook = createRoute({
  getParentRoute: () => gate,
  path: '/webhooks/$webhookId',
  component: joiningPage('WebhookPage'),
})

const relyingParties = createRoute({
  getParentRoute: () => gate,
  path: '/services',
  component: joiningPage('RelyingPartiesPage'),
})

const relyingPartyDraft = createRoute({
  getParentRoute: () => gate,
  path: '/services/new',
  component: joiningPage('RelyingPartyFormPage'),
})

const memberRequest = createRoute({
  getParentRoute: () => gate,
  path: '/members/$memberId/ask',
  validateSearch: ({ act }): { act?: string } => (typeof act === 'string' ? { act } : {}),
  component: deskPage('AskPage'),
})

const staff = createRoute({ getParentRoute: () => gate, path: '/staff', component: joiningPage('StaffPage') })

const staffChange = createRoute({
  getParentRoute: () => gate,
  path: '/staff/change',
  validateSearch: ({ id }): { id?: string } => (typeof id === 'string' ? { id } : {}),
  component: joiningPage('StaffChangePage'),
})

const approvals = createRoute({
  getParentRoute: () => gate,
  path: '/approvals',
  validateSearch: ({ state }): { state?: 'closed' } => (state === 'closed' ? { state } : {}),
  component: deskPage('ApprovalsPage'),
})

const approval = createRoute({
  getParentRoute: () => gate,
  path: '/approvals/$approvalId',
  component: deskPage('ApprovalPage'),
})

const alarms = createRoute({
  getParentRoute: () => gate,
  path: '/alarms',
  validateSearch: ({ state }): { state?: 'all' } => (state === 'all' ? { state } : {}),
  component: deskPage('AlarmsPage'),
})

const board = createRoute({
  getParentRoute: () => gate,
  path: '/board',
  validateSearch: ({ state }): { state?: 'coming' | 'over' } =>
    state === 'coming' || state === 'over' ? { state } : {},
  component: tellingPage('BoardPage'),
})

const boardDraft = createRoute({
  getParentRoute: () => gate,
  path: '/board/new',
  component: tellingPage('WritePage'),
})

const boardMessage = createRoute({
  getParentRoute: () => gate,
  path: '/board/$messageId',
  component: tellingPage('MessagePage'),
})

const letters = createRoute({
  getParentRoute: () => gate,
  path: '/letters',
  component: deskPage('LettersPage'),
})

const mails = createRoute({
  getParentRoute: () => gate,
  path: '/mails',
  validateSearch: parseWish,
  component: tellingPage('MailsPage'),
})

const campaign = createRoute({
  getParentRoute: () => gate,
  path: '/campaign',
  validateSearch: parseSpan,
  component: tellingPage('CampaignPage'),
})

const callList = createRoute({
  getParentRoute: () => gate,
  path: '/campaign/silent',
  validateSearch: parseCallList,
  component: tellingPage('CallListPage'),
})

const figures = createRoute({
  getParentRoute: () => gate,
  path: '/figures',
  component: tellingPage('FiguresPage'),
})

const notices = createRoute({
  getParentRoute: () => gate,
  path: '/notices',
  component: tellingPage('NoticesPage'),
})

const policy = createRoute({
  getParentRoute: () => gate,
  path: '/policy',
  component: policyPage('PolicyPage'),
})

const switches = createRoute({
  getParentRoute: () => gate,
  path: '/switches',
  component: policyPage('SwitchesPage'),
})

const policyVersion = createRoute({
  getParentRoute: () => gate,
  path: '/policy/new',
  component: policyPage('VersionPage'),
})

const pulls = createRoute({
  getParentRoute: () => gate,
  path: '/renewal-pulls',
  component: policyPage('PullsPage'),
})

const pullDraft = createRoute({
  getParentRoute: () => gate,
  path: '/renewal-pulls/new',
  component: policyPage('PullFormPage'),
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
    apiClients,
    apiClientDraft,
    relyingParties,
    relyingPartyDraft,
    webhooks,
    webhookDraft,
    webhook,
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
    pulls,
    pullDraft,
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
    defaultPreload: 'intent',
    defaultPendingComponent: Coming,
    defaultErrorComponent: BrokenPage,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
