import type * as z from 'zod/mini'
import {
  type atOnceBody,
  codeHalf,
  deskAnswer,
  estSecretHalf,
  memberPreview,
  type memberRequest,
  type memberWish,
  staffAnswer,
  staffPreview,
  type staffRequest,
  type staffWish,
  switchReleasePreview,
  type switchReleaseRequest,
} from '../../../wire/desk.ts'
import { approvalMade } from '../../../wire/office.ts'
import { ask, send, tell } from './ask.ts'

export type DeskView = z.infer<typeof deskAnswer>
export type MemberWish = z.infer<typeof memberWish>
export type MemberPreview = z.infer<typeof memberPreview>
export type AtOnce = z.infer<typeof atOnceBody>
export type Colleague = z.infer<typeof staffAnswer>[number]
export type StaffWish = z.infer<typeof staffWish>
export type StaffPreview = z.infer<typeof staffPreview>

const of = (member: string) => `/api/members/${encodeURIComponent(member)}`

/** The acts of the staff's desk, as the pages ask for them. */
export const desk = {
  view: (member: string) => ask(deskAnswer, `${of(member)}/desk`),
  preview: (member: string, wish: MemberWish) => send(memberPreview, `${of(member)}/requests/preview`, wish),
  request: (member: string, body: z.input<typeof memberRequest>) =>
    send(approvalMade, `${of(member)}/requests`, body),
  secretHalf: (approval: string) =>
    send(estSecretHalf, `/api/approvals/${encodeURIComponent(approval)}/half`),
  atOnce: (member: string, body: AtOnce) => tell(`${of(member)}/at-once`, body),
  previewRelease: (name: string) => ask(switchReleasePreview, `/api/switches/${name}/release`),
  requestRelease: (name: string, body: z.input<typeof switchReleaseRequest>) =>
    send(approvalMade, `/api/switches/${name}/release`, body),
}

/** The staff themselves. */
export const colleagues = {
  all: () => ask(staffAnswer, '/api/staff'),
  preview: (wish: StaffWish) => send(staffPreview, '/api/staff/requests/preview', wish),
  request: (body: z.input<typeof staffRequest>) => send(approvalMade, '/api/staff/requests', body),
  half: (id: string) => send(codeHalf, `/api/staff/${encodeURIComponent(id)}/code`),
}
