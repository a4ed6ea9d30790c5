import type * as z from 'zod/mini'
import {
  type activation,
  activationAnswer,
  alarmsAnswer,
  approval,
  approvalMade,
  approvalsAnswer,
  type approveBody,
  ceremony,
  memberAnswer,
  memberSearchAnswer,
  type passkeyActivation,
  type passkeySignIn,
  type passwordActivation,
  type passwordSignIn,
  type rejectBody,
  sessionAnswer,
  timelineAnswer,
  unlockPreview,
  type unlockRequest,
} from '../../../wire/office.ts'
import { ask, send, tell, withQuery } from './ask.ts'

export type Session = z.infer<typeof sessionAnswer>
export type SignedIn = Extract<Session, { state: 'signed-in' }>
export type Institution = Session['institution']
export type StaffAct = SignedIn['may'][number]
export type Ceremony = z.infer<typeof ceremony>
export type Activation = z.infer<typeof activation>
export type ActivationAnswer = z.infer<typeof activationAnswer>
export type Member = z.infer<typeof memberAnswer>
export type MemberSummary = z.infer<typeof memberSearchAnswer>['members'][number]
export type Certificate = Member['certificates'][number]
export type Answer = Member['answers'][number]
export type Event = z.infer<typeof timelineAnswer>['events'][number]
export type Approval = z.infer<typeof approval>
export type Shown = Approval['shown']
export type ShownOf<Act extends Shown['act']> = Extract<Shown, { act: Act }>
export type UnlockPreview = z.infer<typeof unlockPreview>
export type Alarm = z.infer<typeof alarmsAnswer>['alarms'][number]

/** What is on the server, as the pages ask for it: one function for each address. */
export const office = {
  /** Looking does not prolong the session. */
  session: () => ask(sessionAnswer, '/api/session'),
  staySignedIn: () => send(sessionAnswer, '/api/session'),
  keepLanguage: (language: 'ja' | 'en') => tell('/api/language', { language }),
  signOut: () => tell('/api/sign-out'),

  passkeyOptions: () => send(ceremony, '/api/sign-in/passkey/options'),
  signInWithPasskey: (body: z.input<typeof passkeySignIn>) => tell('/api/sign-in/passkey', body),
  signInWithPassword: (body: z.input<typeof passwordSignIn>) => tell('/api/sign-in/password', body),

  activate: (body: Activation) => send(activationAnswer, '/api/activation', body),
  activateWithPasskey: (body: z.input<typeof passkeyActivation>) => tell('/api/activation/passkey', body),
  activateWithPassword: (body: z.input<typeof passwordActivation>) => tell('/api/activation/password', body),

  findMembers: (q: string, after?: string) =>
    ask(memberSearchAnswer, withQuery('/api/members', { q, after })),
  member: (id: string) => ask(memberAnswer, `/api/members/${encodeURIComponent(id)}`),
  timeline: (id: string, before?: string) =>
    ask(timelineAnswer, withQuery(`/api/members/${encodeURIComponent(id)}/timeline`, { before })),
  previewUnlock: (id: string) => ask(unlockPreview, `/api/members/${encodeURIComponent(id)}/unlock`),
  requestUnlock: (id: string, body: z.input<typeof unlockRequest>) =>
    send(approvalMade, `/api/members/${encodeURIComponent(id)}/unlock`, body),

  approvals: (state: 'open' | 'closed', after?: string) =>
    ask(approvalsAnswer, withQuery('/api/approvals', { state, after })),
  approval: (id: string) => ask(approval, `/api/approvals/${encodeURIComponent(id)}`),
  verificationOptions: (id: string) =>
    send(ceremony, `/api/approvals/${encodeURIComponent(id)}/verification`),
  approve: (id: string, body: z.input<typeof approveBody>) =>
    send(approval, `/api/approvals/${encodeURIComponent(id)}/approve`, body),
  reject: (id: string, body: z.input<typeof rejectBody>) =>
    send(approval, `/api/approvals/${encodeURIComponent(id)}/reject`, body),
  withdraw: (id: string) => send(approval, `/api/approvals/${encodeURIComponent(id)}/withdraw`),

  alarms: (state: 'unseen' | 'all', after?: string) =>
    ask(alarmsAnswer, withQuery('/api/alarms', { state, after })),
  markSeen: (id: string) => tell(`/api/alarms/${encodeURIComponent(id)}/seen`),
}
