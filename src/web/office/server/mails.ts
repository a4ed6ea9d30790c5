import type * as z from 'zod/mini'
import { mailPreview, testMailAnswer, type testMailBody } from '../../../wire/mails.ts'
import { ask, send } from './ask.ts'

export type MailPreview = z.infer<typeof mailPreview>

/** Mails before anybody gets them, by the query that names one. */
export const mails = {
  preview: (query: string) => ask(mailPreview, `/api/mails?${query}`),
  /** The address of the document that stands in the frame. */
  documentUrl: (query: string) => `/mails/preview?${query}`,
  sendTest: (body: z.input<typeof testMailBody>) => send(testMailAnswer, '/api/mails/test', body),
}
