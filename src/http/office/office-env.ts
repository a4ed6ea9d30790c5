import type { TestMails } from '../../service/office/send-preview.ts'
import type { StaffSession } from '../../service/office/staff-session.ts'
import type { OfficeAssets } from '../assets.ts'
import type { Portal, PortalEnv } from '../portal/portal-env.ts'

/** What the office works with: what the pages of its institution do, and its application. */
export interface Office extends Portal {
  application: OfficeAssets
  /** By which a test mail goes out; absent: no mail server is set. */
  testMails?: TestMails
}

export interface OfficeEnv {
  Variables: PortalEnv['Variables'] & {
    /** What was chosen stays; what the browser said gives way to what is known of the person. */
    languageFrom: 'chosen' | 'browser'
  }
}

export interface StaffEnv {
  Variables: OfficeEnv['Variables'] & { session: StaffSession }
}
