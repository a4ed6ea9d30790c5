import type * as z from 'zod/mini'
import {
  apiClientPreview,
  type apiClientRequest,
  type apiClientShown,
  apiClientsAnswer,
  type apiClientWish,
} from '../../../wire/api-client.ts'
import { approvalMade } from '../../../wire/office.ts'
import { ask, send, tell } from './ask.ts'

export type ApiClient = z.infer<typeof apiClientsAnswer>['clients'][number]
export type ApiClientShown = z.infer<typeof apiClientShown>
export type ApiClientPreview = z.infer<typeof apiClientPreview>
export type ApiClientWish = z.input<typeof apiClientWish>

export const apiClients = {
  all: () => ask(apiClientsAnswer, '/api/api-clients'),
  preview: (wish: ApiClientWish) => send(apiClientPreview, '/api/api-clients/preview', wish),
  request: (body: z.input<typeof apiClientRequest>) => send(approvalMade, '/api/api-clients', body),
  end: (id: string) => tell(`/api/api-clients/${id}/end`),
}
