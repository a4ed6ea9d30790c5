import type * as z from 'zod/mini'
import type { Language } from '../../../domain/language.ts'
import {
  branchesAnswer,
  callListAnswer,
  campaignAnswer,
  figuresAnswer,
  remindAnswer,
  type remindBody,
} from '../../../wire/campaign.ts'
import { ask, send, withQuery } from './ask.ts'

export type CampaignBoard = z.infer<typeof campaignAnswer>
export type Counts = Omit<CampaignBoard['days'][number], 'day'>
export type BranchCounts = z.infer<typeof branchesAnswer>['branches'][number]
export type PersonToCall = z.infer<typeof callListAnswer>['people'][number]
export type Reminded = z.infer<typeof remindAnswer>
export type Figures = z.infer<typeof figuresAnswer>

/** Both days of a span or none, as they stand in the address of the page. */
export interface SpanSearch {
  from?: string
  until?: string
}

export const campaign = {
  board: ({ from, until }: SpanSearch) => ask(campaignAnswer, withQuery('/api/campaign', { from, until })),
  branches: ({ from, until }: SpanSearch) =>
    ask(branchesAnswer, withQuery('/api/campaign/branches', { from, until })),
  silent: ({ from, until, branch }: SpanSearch & { branch?: string }, after?: string) =>
    ask(callListAnswer, withQuery('/api/campaign/silent', { from, until, branch, after })),
  /** The address of the file, for the browser to save. */
  fileUrl: ({ from, until, branch }: SpanSearch & { branch?: string }, language: Language) =>
    withQuery('/api/campaign/silent.csv', { from, until, branch, language }),
  remind: (body: z.input<typeof remindBody>) => send(remindAnswer, '/api/campaign/reminders', body),
  figures: () => ask(figuresAnswer, '/api/figures'),
}
