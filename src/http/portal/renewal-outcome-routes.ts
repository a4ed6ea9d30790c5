import { Hono } from 'hono'
import { expiryDates } from '../../domain/expiry-dates.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { RenewalRecord } from '../../ports/renewal-records.ts'
import { readCertificates } from '../../service/certificate/read-certificates.ts'
import { readRenewal } from '../../service/renewal/read-renewal.ts'
import { requestCertificate } from '../../service/renewal/request-certificate.ts'
import { completedPage, type OldOne } from '../../web/pages/completed-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { proofLaterPage } from '../../web/pages/proof-later-page.ts'
import { certificateRequest, enrolmentState } from '../../wire/enrolment.ts'
import { readJson } from '../read-form.ts'
import { certificateContents } from './certificate-contents.ts'
import { answerIssued } from './issued-answer.ts'
import type { Asked, MemberEnv, Portal } from './portal-env.ts'
import { shellOf, zoned } from './shell.ts'
import { withSession } from './with-session.ts'

/** The certificate itself, and what becomes of it. */
export function renewalOutcomeRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<MemberEnv>()
    .use('/renewal/:id/*', withSession(portal, 'done'))
    .post('/renewal/:id/certificate', async (c) => {
      const { request } = await readJson(c, certificateRequest)
      const { institution, session } = c.var
      const der = Uint8Array.fromBase64(request)
      const issued = await requestCertificate(ports, institution, session, c.req.param('id'), der)
      return c.json(answerIssued(portal, institution, session.member, issued))
    })
    .get('/renewal/:id/status', async (c) => {
      const { renewal } = await readRenewal(ports, c.var.institution, c.var.session, c.req.param('id'))
      return c.json(enrolmentState.parse({ state: states[renewal.state] }))
    })
    .get('/renewal/:id/later', async (c) => {
      const { institution, session } = c.var
      const { made } = await readRenewal(ports, institution, session, c.req.param('id'))
      if (made?.proveUntil === undefined) throw new Refusal('renewal-ended', 'nothing waits for its proof')
      return c.html(
        proofLaterPage(shellOf(portal, c), {
          act: 'renewal',
          proveUntil: zoned(portal, c, made.proveUntil),
          safeUntil: session.certificate.expiryDate,
          proofUrl: paths.proofStart,
          againUrl: paths.renewalStart,
          closeUrl: paths.notices,
        }),
      )
    })
    .get('/renewal/:id/done', async (c) => {
      const { institution, session } = c.var
      const { renewal, made } = await readRenewal(ports, institution, session, c.req.param('id'))
      if (renewal.state !== 'proved' || made === undefined) return c.redirect(`/renewal/${renewal.id}`, 303)
      const views = await readCertificates(ports, institution, session)
      const old = views.find(({ certificate }) => certificate.id === renewal.replaces)?.certificate
      return c.html(
        completedPage(shellOf(portal, c), {
          act: 'renewal',
          contents: certificateContents(portal, c, made),
          old: oldOne(portal, c, old),
          renewalOpensOn: expiryDates(made, institution.versions, ports.clock.now()).renewalOpensOn,
          closeUrl: paths.notices,
        }),
      )
    })
}

const states = {
  open: 'waiting',
  issued: 'waiting',
  proved: 'proved',
  ended: 'ended',
} as const satisfies Record<RenewalRecord['state'], string>

function oldOne(portal: Portal, c: Asked, old: CertificateRecord | undefined): OldOne {
  if (old?.stage !== 'retiring' || old.retireAt === undefined) return { kind: 'superseded' }
  return { kind: 'retiring', until: zoned(portal, c, old.retireAt) }
}
