import type { Context, Hono } from 'hono'
import type { MemberId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import { doAct } from '../../service/people/do-act.ts'
import type { DeskShown } from '../../service/people/once.ts'
import { readPerson } from '../../service/people/read-person.ts'
import { requireAdministrator } from '../../service/people/require-administrator.ts'
import { type DeskActPageProps, deskActPage } from '../../web/pages/desk-act-page.ts'
import { type DeskDonePageProps, deskDonePage } from '../../web/pages/desk-done-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { type DeskAct, deskActWords, type PersonAct } from '../../words/desk-act.ts'
import { personPageWords } from '../../words/person-page.ts'
import { dropCookie } from '../cookies.ts'
import { problems as statuses } from '../problem.ts'
import { readForm } from '../read-form.ts'
import { deskForm, missingIn, sentOf, typedOf, wishOf } from './desk-form.ts'
import { refusedAct } from './identification-form.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { shellOf, today } from './shell.ts'
import { withSession } from './with-session.ts'

type Asking = Context<MemberEnv>

/** Of whom it is, and where its pages lie. */
interface Desk {
  act: DeskAct
  member?: { id: MemberId; name: string; loginId: string }
  action: string
  backUrl: string
}

const ends: ReadonlySet<DeskAct> = new Set<DeskAct>(['reissue', 'revoke', 'remove'])

function actNamed(name: string): PersonAct {
  const isOne = Object.hasOwn(deskActWords.ja.acts, name) && name !== 'add' && name !== 'stop-contract'
  if (!isOne) throw new Refusal('not-found', 'there is no such act')
  return name as PersonAct // one of the acts that have words, but for the two that are about nobody
}

async function deskOf({ ports }: Portal, c: Asking, id: MemberId, name: string): Promise<Desk> {
  const act = actNamed(name)
  const { person } = await readPerson(ports, c.var.institution, c.var.session, id)
  const url = `${paths.people}/${id}`
  return { act, member: person, action: `${url}/${act}`, backUrl: url }
}

/** U-43 … U-60: what will happen, before it does. */
export async function showAct(portal: Portal, c: Asking, id: MemberId, name: string) {
  return c.html(page(portal, c, await deskOf(portal, c, id, name), {}))
}

export async function actOn(portal: Portal, c: Asking, id: MemberId, name: string) {
  return send(portal, c, await deskOf(portal, c, id, name))
}

/** Somebody new, and the stop of everybody. */
export function contractDesk(portal: Portal, app: Hono<MemberEnv>): void {
  const both: readonly Desk[] = [
    { act: 'add', action: paths.addUser, backUrl: paths.people },
    { act: 'stop-contract', action: paths.stopContract, backUrl: paths.people },
  ]
  for (const desk of both) {
    app.get(desk.action, withSession(portal, 'done'), (c) => {
      requireAdministrator(c.var.session)
      return c.html(page(portal, c, desk, {}))
    })
    app.post(desk.action, withSession(portal, 'done'), (c) => {
      requireAdministrator(c.var.session)
      return send(portal, c, desk)
    })
  }
}

async function send(portal: Portal, c: Asking, desk: Desk) {
  const sent = await readForm(c, deskForm)
  const { form } = sent
  const typed = typedOf(sent)
  const missing = missingIn(desk.act, sent)
  if (missing.length > 0) return c.html(page(portal, c, desk, { form, typed, missing }), 422)
  const { institution, session } = c.var
  const wish = wishOf(desk.act, desk.member?.id ?? session.member.id, sent)
  try {
    return answerDone(portal, c, desk, await doAct(portal.ports, institution, session, wish, sentOf(sent)))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused = refusedAct(portal, c, error)
    return c.html(page(portal, c, desk, { form, typed, refused }), statuses[error.code].status)
  }
}

function page(portal: Portal, c: Asking, desk: Desk, more: Partial<DeskActPageProps>) {
  const { member } = c.var.session
  const { maxLength } = today(portal.ports.clock, c).policy.pin
  const { act, action, backUrl } = desk
  return deskActPage(shellOf(portal, c, { member, path: action }), {
    act,
    name: desk.member?.name ?? '',
    ...(desk.member && ends.has(act) && { loginId: desk.member.loginId }),
    action,
    backUrl,
    form: portal.ports.random.uuid(),
    typed: { language: c.var.language },
    missing: [],
    confirm: { role: member.role, maxLength },
    ...more,
  })
}

function answerDone(portal: Portal, c: Asking, { act, member, backUrl }: Desk, shown: DeskShown) {
  const { session, language } = c.var
  // A code has gone to the new address: what is wanted next is that.
  if (act === 'address') return c.redirect(`${backUrl}/address/code`, 303)
  const words = personPageWords[language]
  const { name = '', loginId, pin, confirmationPin, role } = shown
  const isOver = act === 'stop-contract'
  if (isOver) dropCookie(c, 'session')
  const isThere = member !== undefined && act !== 'remove'
  const onward: DeskDonePageProps['onward'] = isThere
    ? { url: backUrl, text: words.backToPerson }
    : { url: paths.people, text: words.back }
  return c.html(
    deskDonePage(shellOf(portal, c, { path: backUrl, ...(!isOver && { member: session.member }) }), {
      act,
      name,
      role: role === 'administrator' ? 'administrator' : 'user',
      ...((act === 'add' || ends.has(act)) && loginId !== undefined && { loginId }),
      ...(pin !== undefined && confirmationPin !== undefined && { pins: { pin, confirmationPin } }),
      ...(!isOver && { onward }),
    }),
  )
}
