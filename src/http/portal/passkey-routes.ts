import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { tidyPin } from '../../domain/pin.ts'
import { Refusal } from '../../domain/refusal.ts'
import { acceptedProofs } from '../../domain/second-proof.ts'
import type { MemberPasskey } from '../../ports/recovery-records.ts'
import {
  beginRegistration,
  listPasskeys,
  registerPasskey,
  removePasskey,
} from '../../service/recovery/register-passkey.ts'
import {
  type PasskeyRemovePageProps,
  type PasskeysPageProps,
  passkeyNewPage,
  passkeyRemovePage,
  passkeysPage,
  type ShownPasskey,
} from '../../web/pages/passkeys-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { passkeyAnswer } from '../../wire/passkey.ts'
import { problems as statuses } from '../problem.ts'
import { line, readForm, readJson } from '../read-form.ts'
import { refusedAct } from './identification-form.ts'
import { partyOf } from './party-of.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { shellOf, today, zoned } from './shell.ts'
import { withSession } from './with-session.ts'

type Asking = Context<MemberEnv>
type Problem = PasskeysPageProps['problem']

const newForm = z.object({ confirmationPin: line })
const removeForm = z.object({ id: z.string().max(1400).default(''), confirmationPin: line })

const alphabet = { alphabet: 'base64url', omitPadding: true } as const

/** his passkeys, each registered and removed with his confirmation PIN. */
export function passkeyRoutes(portal: Portal) {
  const { ports } = portal
  const done = withSession(portal, 'done')
  return new Hono<MemberEnv>()
    .get(paths.passkeys, done, async (c) => c.html(await list(portal, c)))
    .post(paths.passkeyNew, done, async (c) => {
      const { confirmationPin } = await readForm(c, newForm)
      const { institution, session } = c.var
      const again = (problem: Problem) => list(portal, c, problem)
      return confirmed(portal, c, confirmationPin, again, async (pin) => {
        const question = await beginRegistration(ports, institution, partyOf(portal, c), session, pin)
        const shell = shellOf(portal, c, {
          member: session.member,
          script: 'passkey.js',
          path: paths.passkeys,
        })
        return c.html(passkeyNewPage(shell, { question: JSON.stringify(question) }))
      })
    })
    .post(paths.passkeys, done, async (c) => {
      const answer = await readJson(c, passkeyAnswer)
      const { institution, session } = c.var
      await registerPasskey(ports, institution, partyOf(portal, c), session, answer)
      return c.body(null, 204)
    })
    .get(paths.passkeyRemove, done, async (c) =>
      c.html(await asked(portal, c, await passkeyNamed(portal, c, c.req.query('id') ?? ''))),
    )
    .post(paths.passkeyRemove, done, async (c) => {
      const { id, confirmationPin } = await readForm(c, removeForm)
      const passkey = await passkeyNamed(portal, c, id)
      const { institution, session } = c.var
      const again = (problem: Problem) => asked(portal, c, passkey, problem)
      return confirmed(portal, c, confirmationPin, again, async (pin) => {
        await removePasskey(ports, institution, session, passkey.credentialId, pin)
        return c.redirect(paths.passkeys, 303)
      })
    })
}

/** The page once more where the PIN is missing or wrong, with what was the matter. */
async function confirmed(
  portal: Portal,
  c: Asking,
  typed: string,
  again: (problem: Problem) => ReturnType<typeof list>,
  act: (pin: string) => Promise<Response>,
): Promise<Response> {
  if (typed.trim() === '') return c.html(await again('missing'), 422)
  try {
    return await act(tidyPin(typed))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return c.html(await again(refusedAct(portal, c, error)), statuses[error.code].status)
  }
}

async function list(portal: Portal, c: Asking, problem?: Problem) {
  const { institution, session } = c.var
  const known = await listPasskeys(portal.ports, institution, session)
  const shell = shellOf(portal, c, { member: session.member, path: paths.passkeys })
  return passkeysPage(shell, {
    used: acceptedProofs(today(portal.ports.clock, c).policy, 'recovery').includes('passkey'),
    passkeys: known.map((one) => shown(portal, c, one)),
    ...confirmProps(portal, c, problem),
  })
}

async function asked(portal: Portal, c: Asking, passkey: MemberPasskey, problem?: Problem) {
  const path = `${paths.passkeyRemove}?id=${idOf(passkey)}`
  const shell = shellOf(portal, c, { member: c.var.session.member, path })
  return passkeyRemovePage(shell, {
    passkey: shown(portal, c, passkey),
    ...confirmProps(portal, c, problem),
  })
}

function confirmProps(
  { ports }: Portal,
  c: Asking,
  problem: Problem,
): Pick<PasskeyRemovePageProps, 'confirm' | 'problem'> {
  const { role } = c.var.session.member
  const { maxLength } = today(ports.clock, c).policy.pin
  return { confirm: { role, maxLength }, ...(problem && { problem }) }
}

/** One of his own; of anybody else's there is none. */
async function passkeyNamed({ ports }: Portal, c: Asking, id: string): Promise<MemberPasskey> {
  const known = await listPasskeys(ports, c.var.institution, c.var.session)
  const named = known.find((one) => idOf(one) === id)
  if (named === undefined) throw new Refusal('not-found', 'there is no such passkey of his')
  return named
}

const idOf = ({ credentialId }: MemberPasskey) => credentialId.toBase64(alphabet)

function shown(portal: Portal, c: Asking, passkey: MemberPasskey): ShownPasskey {
  const { registeredAt, lastUsedAt } = passkey
  return {
    id: idOf(passkey),
    registeredAt: zoned(portal, c, registeredAt),
    ...(lastUsedAt && { lastUsedAt: zoned(portal, c, lastUsedAt) }),
  }
}
