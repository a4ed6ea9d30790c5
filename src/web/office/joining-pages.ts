import { ApiClientFormPage } from './api-clients/client-form-page.tsx'
import { ApiClientsPage } from './api-clients/clients-page.tsx'
import { ImportFormPage } from './imports/import-form-page.tsx'
import { ImportPage } from './imports/import-page.tsx'
import { PredecessorFormPage } from './predecessors/predecessor-form-page.tsx'
import { PredecessorsPage } from './predecessors/predecessors-page.tsx'
import { RelyingPartiesPage } from './relying-parties/parties-page.tsx'
import { RelyingPartyFormPage } from './relying-parties/party-form-page.tsx'
import { StaffChangePage } from './staff/change-page.tsx'
import { StaffPage } from './staff/staff-page.tsx'
import { WebhookFormPage } from './webhooks/webhook-form-page.tsx'
import { WebhookPage } from './webhooks/webhook-page.tsx'
import { WebhooksPage } from './webhooks/webhooks-page.tsx'

/** Who comes in: customers by lists, other authorities' certificates, programs, staff. */
export const joiningPages = {
  ApiClientFormPage,
  ApiClientsPage,
  ImportFormPage,
  ImportPage,
  PredecessorFormPage,
  PredecessorsPage,
  RelyingPartiesPage,
  RelyingPartyFormPage,
  StaffChangePage,
  StaffPage,
  WebhookFormPage,
  WebhookPage,
  WebhooksPage,
}
