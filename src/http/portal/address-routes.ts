import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { type MemberId, readId } from '../../domain/id.ts'
import { maskAddress } from '../../domain/mask-address.ts'
import { Refusal } from '../../domain/refusal.ts'
import { confirmAddressChange } from '../../service/desk/confirm-address.ts'
import { readPerson } from '../../service/people/read-person.ts'
import { type AddressCodePageProps, addressCodePage } from '../../web/pages/address-code-page.ts'
import { deskDonePage } from '../../web/pages/desk-done-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { menuWords } from '../../words/menu.ts'
import { personPageWords } from '../../words/person-page.ts'
import { problems as statuses } from '../problem.ts'
import { line, readForm } from '../read-form.ts'
import { refusedAct } from './identification-form.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { shellOf, zoned } from './shell.ts'
import { withSession } from './with-session.ts'

type Asking = Context<MemberEnv>

/** Where the code of a new mail address is typed: by the holder, or by the administrator whom he tells it. */
export function addressRoutes(portal: Portal) {
  const done = withSession(portal, 'done')
  const own = paths.addressCode
  const ofUser = `${paths.people}/:member{[0-9a-f-]{36}}/address/code`
  return new Hono<MemberEnv>()
    .get(own, done, async (c) => c.html(await page(portal, c, await ownDesk(portal, c))))
    .post(own, done, async (c) => confirm(portal, c, await ownDesk(portal, c)))
    .get(ofUser, done, async (c) => c.html(await page(portal, c, await userDesk(portal, c))))
    .post(ofUser, done, async (c) => confirm(portal, c, await userDesk(portal, c)))
}

interface Desk {
  id: MemberId
  name: string
  isSelf: boolean
  action: string
  back: AddressCodePageProps['back']
}

async function ownDesk(_: Portal, c: Asking): Promise<Desk> {
  const { id, displayName: name } = c.var.session.member
  const back = { url: paths.menu, text: menuWords[c.var.language].title }
  return { id, name, isSelf: true, action: paths.addressCode, back }
}

async function userDesk({ ports }: Portal, c: Asking): Promise<Desk> {
  const id = readId<MemberId>(c.req.param('member') ?? '')
  if (id === undefined) throw new Refusal('not-found', 'this is nobody')
  const { person } = await readPerson(ports, c.var.institution, c.var.session, id)
  const url = `${paths.people}/${id}`
  const back = { url, text: personPageWords[c.var.language].backToPerson }
  return { id, name: person.name, isSelf: person.isSelf, action: `${url}/address/code`, back }
}

async function confirm(portal: Portal, c: Asking, desk: Desk) {
  const { institution, session } = c.var
  const { code } = await readForm(c, z.object({ code: line }))
  if (code.trim() === '') return c.html(await page(portal, c, desk, 'missing'), 422)
  try {
    const by = { kind: 'member', memberId: session.member.id } as const
    const { holder } = await confirmAddressChange(portal.ports, institution, by, desk.id, code)
    const { displayName: name, role } = holder
    return c.html(
      deskDonePage(shellOf(portal, c, { member: session.member, path: desk.back.url }), {
        act: 'address',
        name,
        role,
        onward: desk.back,
      }),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused = refusedAct(portal, c, error)
    return c.html(await page(portal, c, desk, refused), statuses[error.code].status)
  }
}

async function page(
  portal: Portal,
  c: Asking,
  { id, name, isSelf, action, back }: Desk,
  problem?: AddressCodePageProps['problem'],
) {
  const { ports } = portal
  const { addressChanges } = ports.store.at(c.var.institution.id)
  const waiting = await addressChanges.openOf(id, ports.clock.now())
  return addressCodePage(shellOf(portal, c, { member: c.var.session.member, path: action }), {
    name,
    isSelf,
    ...(waiting && {
      pending: { address: maskAddress(waiting.newAddress), until: zoned(portal, c, waiting.expiresAt) },
    }),
    action,
    back,
    ...(problem && { problem }),
  })
}
