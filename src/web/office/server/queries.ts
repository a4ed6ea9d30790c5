import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem, Unreachable } from './ask.ts'
import type { Session } from './office.ts'

/** Under which names answers are kept. Everything but the session is forgotten when somebody else signs in. */
export const keys = {
  session: ['session'],
  members: (q: string) => ['members', q],
  member: (id: string) => ['member', id],
  timeline: (id: string) => ['timeline', id],
  unlock: (id: string) => ['unlock', id],
  approvals: (state: string) => ['approvals', state],
  approval: (id: string) => ['approval', id],
  alarms: (state: string) => ['alarms', state],
  letters: ['letters'],
  desk: (id: string) => ['desk', id],
  staff: ['staff'],
  switches: ['switches'],
  campaign: (span: { from?: string; until?: string }) => ['campaign', span],
  campaignBranches: (span: { from?: string; until?: string }) => ['campaign', 'branches', span],
  callList: (wish: { from?: string; until?: string; branch?: string }) => ['campaign', 'silent', wish],
  figures: ['figures'],
  notices: ['notices'],
  noticeAccount: (id: string, language: string) => ['notice-account', id, language],
  mail: (query: string) => ['mail', query],
  board: (state?: string) => (state === undefined ? ['board'] : ['board', state]),
  boardMessage: (id: string) => ['board-message', id],
  policy: ['policy'],
  policyReach: (approvalId: string) => ['policy-reach', approvalId],
  boardWithdrawal: (id: string) => ['board-withdrawal', id],
} as const

/** A 401, to whatever was asked, means that the session is over: the sign-in comes over the page. */
export function makeQueries(): QueryClient {
  const onError = (error: Error) => {
    if (!(error instanceof Problem)) return
    if (error.status === 401) endSession(queries)
    // The session's answer says more of it, above every page.
    if (error.code === 'records-behind') void queries.invalidateQueries({ queryKey: keys.session })
  }
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return queries
}

export function endSession(queries: QueryClient): void {
  queries.setQueryData<Session>(keys.session, (session) => {
    if (session === undefined) return session
    const { institution, demo, closed } = session
    return { state: 'signed-out', institution, demo, ...(closed && { closed }) }
  })
}

/** After somebody has signed in: his session is read anew, or this fails; and so is what the page shows. */
export async function beginSession(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ queryKey: keys.session }, { throwOnError: true })
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })
}

/** Nothing of the one stays for the other. */
export function forgetAnswers(queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })
  queries.getMutationCache().clear()
}
