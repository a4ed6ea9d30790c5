import type * as z from 'zod/mini'
import type { Language } from '../../../domain/language.ts'
import { noticeAccountAnswer, noticesAnswer } from '../../../wire/notices.ts'
import { ask } from './ask.ts'

export type NoticesOverview = z.infer<typeof noticesAnswer>

export const notices = {
  overview: () => ask(noticesAnswer, '/api/notices'),
  account: (memberId: string, language: Language) =>
    ask(noticeAccountAnswer, `/api/members/${encodeURIComponent(memberId)}/notices?language=${language}`),
}
