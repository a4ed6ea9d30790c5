import type * as z from 'zod/mini'
import { approvalMade } from '../../../wire/office.ts'
import { pullPreview, type pullRequest, pullsAnswer, type pullWish } from '../../../wire/renewal-pulls.ts'
import { ask, send, tell } from './ask.ts'

export type Pulls = z.infer<typeof pullsAnswer>
export type Pull = Pulls['pulls'][number]
export type PullWish = z.input<typeof pullWish>
export type PullPreview = z.infer<typeof pullPreview>

export const pulls = {
  all: () => ask(pullsAnswer, '/api/renewal-pulls'),
  preview: (wish: PullWish) => send(pullPreview, '/api/renewal-pulls/preview', wish),
  request: (body: z.input<typeof pullRequest>) => send(approvalMade, '/api/renewal-pulls', body),
  withdraw: (number: number) => tell(`/api/renewal-pulls/${number}/withdraw`),
}
