import { type Context, Hono } from 'hono'
import type { DeskWish } from '../../domain/desk-act.ts'
import { type MemberId, readId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isSigned } from '../../service/ca/issued-records.ts'
import { type PersonRead, readPerson } from '../../service/people/read-person.ts'
import { withdrawNewPc } from '../../service/people/withdraw-new-pc.ts'
import { paths } from '../../web/pages/paths.ts'
import { type PersonPageProps, personPage } from '../../web/pages/person-page.ts'
import type { PersonAct } from '../../words/desk-act.ts'
import { stateOf } from './certificate-contents.ts'
import { actOn, contractDesk, showAct } from './desk-act-routes.ts'
import { personRow } from './person-row.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { shellOf, zoned } from './shell.ts'
import { withSession } from './with-session.ts'

/** What each act of the page is in the rules. */
const pageActs: Partial<Record<DeskWish['act'], PersonAct>> = {
  'open-new-pc': 'new-pc',
  reissue: 'reissue',
  'change-address': 'address',
  lock: 'lock',
  'unlock-administrators-lock': 'unlock',
  revoke: 'revoke',
  remove: 'remove',
  stop: 'stop',
}

/** Whatever is no id is nobody’s page. */
const member = ':member{[0-9a-f-]{36}}'

/** 「利用者の電子証明書」: what an administrator does for one of his people. */
export function deskRoutes(portal: Portal) {
  const { ports } = portal
  const done = withSession(portal, 'done')
  const app = new Hono<MemberEnv>()
  contractDesk(portal, app)
  return app
    .get(`${paths.people}/${member}`, done, async (c) => {
      const read = await readPerson(ports, c.var.institution, c.var.session, idOf(c))
      return c.html(personPage(shellOf(portal, c, { member: c.var.session.member }), pageOf(portal, c, read)))
    })
    .post(`${paths.people}/${member}/new-pc/withdraw`, done, async (c) => {
      const id = idOf(c)
      await withdrawNewPc(ports, c.var.institution, c.var.session, id)
      return c.redirect(`${paths.people}/${id}`, 303)
    })
    .get(`${paths.people}/${member}/:act`, done, (c) => showAct(portal, c, idOf(c), c.req.param('act')))
    .post(`${paths.people}/${member}/:act`, done, (c) => actOn(portal, c, idOf(c), c.req.param('act')))
}

function idOf(c: Context<MemberEnv>): MemberId {
  const id = readId<MemberId>(c.req.param('member') ?? '')
  if (id === undefined) throw new Refusal('not-found', 'this is nobody')
  return id
}

function pageOf(portal: Portal, c: Context<MemberEnv>, read: PersonRead): PersonPageProps {
  const { person, address, certificates, acts, newPc, addressChange } = read
  const at = zoned(portal, c, portal.ports.clock.now())
  return {
    person: personRow(person, at.timeZoneId),
    standing: person.standing,
    zone: at.timeZoneId,
    ...(address !== undefined && { address }),
    certificates: certificates.flatMap((view) => {
      const { certificate } = view
      if (!isSigned(certificate)) return []
      const { serialNumber, issuedAt, expiryDate } = certificate
      const issuedOn = zoned(portal, c, issuedAt).toPlainDate()
      return [{ serialNumber, issuedOn, expiryDate, state: stateOf(view) }]
    }),
    acts: acts.flatMap(({ wish, refused }) => {
      const act = pageActs[wish.act]
      // His own new PC has a page of its own.
      if (act === undefined || (act === 'new-pc' && person.isSelf)) return []
      return [{ act, ...(refused && { refused: { ...refused, at } }) }]
    }),
    newPc,
    ...(addressChange && { addressUntil: zoned(portal, c, addressChange.expiresAt) }),
  }
}
