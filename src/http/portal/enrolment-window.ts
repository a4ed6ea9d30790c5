import { fileName } from '../../domain/common-name.ts'
import type { Policy } from '../../domain/policy.ts'
import type { WindowStep } from '../../domain/window-steps.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import { consentPage } from '../../web/pages/consent-page.ts'
import type { EnrolmentAct } from '../../web/pages/enrolment-act.ts'
import { enrolmentPage } from '../../web/pages/enrolment-page.ts'
import { keyPage } from '../../web/pages/key-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { renewPage } from '../../web/pages/renew-page.ts'
import { storagePage } from '../../web/pages/storage-page.ts'
import { fileForm, readPlatform } from '../platform.ts'
import type { Asked, Portal } from './portal-env.ts'
import { personOf, shellOf } from './shell.ts'

/** The window from 「更新」 to 「インストールが完了しました」, whichever act opened it. */
export interface EnrolmentWindow {
  act: EnrolmentAct
  member: MemberRecord
  policy: Policy
  /** The address below which its steps and its requests lie. */
  base: string
  /** The number that the next certificate of this person will bear. */
  counter: number
  /** Only a renewal has one. */
  presentExpiryDate?: Temporal.PlainDate
  newExpiryDate: Temporal.PlainDate
  unproved: boolean
  /** Until when nothing is lost if the person leaves now. */
  safeUntil: Temporal.PlainDate
}

export function stepPage(portal: Portal, c: Asked, window: EnrolmentWindow, step: WindowStep) {
  const { act, member, policy, base } = window
  const shell = shellOf(portal, c, { path: base })
  const action = `${base}/step`
  const person = personOf(member, c.var.language)
  switch (step) {
    case 'renew':
      return renewPage(shell, {
        action,
        ...person,
        presentExpiryDate: window.presentExpiryDate ?? window.newExpiryDate,
        newExpiryDate: window.newExpiryDate,
        before: window.unproved ? 'unproved' : 'first',
      })
    case 'storage':
      return storagePage(shell, { act, action })
    case 'consent':
    case 'second-consent':
      return consentPage(shell, {
        act,
        action,
        consent: policy.window.consent,
        step,
        site: `${c.var.institution.slug}.${portal.site.domain}`,
        ...person,
      })
    case 'key':
      return keyPage(shell, {
        act,
        action,
        algorithm: policy.key.algorithm,
        protection: policy.key.protection,
      })
  }
}

/** the document in which the key is made. */
export function issuingPage(portal: Portal, c: Asked, window: EnrolmentWindow, userAgent: string) {
  const { act, member, policy, base, safeUntil } = window
  const platform = readPlatform(userAgent)
  const name = fileName({
    institution: c.var.institution.slug,
    role: member.role,
    expiryDate: window.newExpiryDate,
    counter: window.counter,
    // Made before the serial number is known, and different each time the page is opened.
    serialNumber: portal.ports.random.bytes(4).toHex(),
  })
  return enrolmentPage(shellOf(portal, c, { path: base, script: 'enrolment.js' }), {
    act,
    data: {
      requestUrl: `${base}/certificate`,
      statusUrl: `${base}/status`,
      doneUrl: `${base}/done`,
      keyAlgorithm: policy.key.algorithm,
      form: fileForm(platform),
      fileName: name,
    },
    againUrl: act === 'renewal' ? paths.renewalStart : paths.acquire,
    fileName: name,
    platform,
    protection: policy.key.protection,
    proofUrl: paths.proofStart,
    laterUrl: `${base}/later`,
    safeUntil,
  })
}
