import type * as z from 'zod/mini'
import { approvalMade } from '../../../wire/office.ts'
import {
  relyingPartiesAnswer,
  relyingPartyPreview,
  type relyingPartyRequest,
  type relyingPartyShown,
  type relyingPartyWish,
} from '../../../wire/relying-party.ts'
import { ask, send, tell } from './ask.ts'

export type RelyingParty = z.infer<typeof relyingPartiesAnswer>['parties'][number]
export type RelyingPartyShown = z.infer<typeof relyingPartyShown>
export type RelyingPartyPreview = z.infer<typeof relyingPartyPreview>
export type RelyingPartyWish = z.input<typeof relyingPartyWish>

export const relyingParties = {
  all: () => ask(relyingPartiesAnswer, '/api/relying-parties'),
  preview: (wish: RelyingPartyWish) => send(relyingPartyPreview, '/api/relying-parties/preview', wish),
  request: (body: z.input<typeof relyingPartyRequest>) => send(approvalMade, '/api/relying-parties', body),
  end: (clientId: string) => tell(`/api/relying-parties/${clientId}/end`),
}
