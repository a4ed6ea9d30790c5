import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { readable } from './outcome.ts'
import type { Fences } from './rehearsal.ts'
import { openStand, type Stand } from './stand.ts'
import { madeUp, type Slot, type Things } from './things.ts'
import type { Trial } from './trial.ts'
import { apiTrials } from './verbs-of-api.ts'
import { authorityTrials } from './verbs-of-authorities.ts'
import { boardTrials } from './verbs-of-board.ts'
import { campaignTrials } from './verbs-of-campaign.ts'
import { contractTrials } from './verbs-of-contracts.ts'
import { deskTrials } from './verbs-of-desk.ts'
import { enrolmentTrials } from './verbs-of-enrolment.ts'
import { estTrials } from './verbs-of-est.ts'
import { joiningTrials } from './verbs-of-joining.ts'
import { letterTrials } from './verbs-of-letters.ts'
import { mailTrials } from './verbs-of-mails.ts'
import { noticeTrials } from './verbs-of-notices.ts'
import { officeTrials } from './verbs-of-office.ts'
import { openidTrials } from './verbs-of-openid.ts'
import { operationTrials } from './verbs-of-operation.ts'
import { peopleTrials } from './verbs-of-people.ts'
import { policyTrials } from './verbs-of-policy.ts'
import { recoveryTrials } from './verbs-of-recovery.ts'
import { reportTrials } from './verbs-of-reports.ts'
import { requestTrials } from './verbs-of-requests.ts'
import { staffTrials } from './verbs-of-staff.ts'
import { switchTrials } from './verbs-of-switches.ts'
import { terminalTrials } from './verbs-of-terminal.ts'
import { webhookTrials } from './verbs-of-webhooks.ts'

/** By chance, for each verb and each way in which the fences stand. */
const rounds = 2

/** Those who say no to everybody here: two that are there for it, two that want a signature by a passkey. */
const refuse = new Set([
  'decision/refuse-act.ts refuseAct',
  'office/sign-in-refused.ts refuseSignIn',
  'office/activate-with-passkey.ts activateWithPasskey',
  'office/sign-in-with-passkey.ts signInWithPasskey',
  'recovery/register-passkey.ts registerPasskey',
  'recovery/show-passkey.ts showPasskey',
  // nobody here comes back after expiry
  'recovery/show-passkey.ts beginShowing',
  'recovery/recovery-letter.ts writeRecoveryLetterIn',
  'recovery/decide-recovery.ts decideRecovery',
  // nobody has a secret
  'est/enrol.ts enrol',
])

const services = join(import.meta.dirname, '..', '..', 'src', 'service')
const trials = {
  ...enrolmentTrials,
  ...peopleTrials,
  ...noticeTrials,
  ...mailTrials,
  ...letterTrials,
  ...joiningTrials,
  ...requestTrials,
  ...contractTrials,
  ...policyTrials,
  ...reportTrials,
  ...operationTrials,
  ...staffTrials,
  ...officeTrials,
  ...boardTrials,
  ...campaignTrials,
  ...switchTrials,
  ...recoveryTrials,
  ...deskTrials,
  ...apiTrials,
  ...openidTrials,
  ...terminalTrials,
  ...authorityTrials,
  ...estTrials,
  ...webhookTrials,
}

const tried = Object.entries(trials).flatMap(([file, verbs]) =>
  Object.entries(verbs).flatMap(([verb, how]) =>
    typeof how === 'string' ? [] : [{ name: `${file} ${verb}`, how }],
  ),
)

it('every verb of every service is tried, or it is said why not', async () => {
  const exported: string[] = []
  for (const file of globSync('**/*.ts', { cwd: services })) {
    if (file.endsWith('.test.ts')) continue
    const module: Record<string, unknown> = await import(join(services, file))
    const verbs = Object.entries(module).filter(([, value]) => typeof value === 'function')
    exported.push(...verbs.map(([verb]) => `${file} ${verb}`))
  }
  const known = new Set(
    Object.entries(trials).flatMap(([file, verbs]) => Object.keys(verbs).map((verb) => `${file} ${verb}`)),
  )
  assert.deepEqual(
    exported.filter((verb) => !known.has(verb)),
    [],
  )
})

describe('what is another institution’s', () => {
  let stand: Stand
  before(async () => {
    stand = await openStand()
  })
  after(() => stand?.close())

  for (const fences of ['both', 'the program’s alone', 'the database’s alone'] as const) {
    describe(`is as what nobody has, with ${fences === 'both' ? 'both fences' : fences}`, () => {
      for (const { name, how } of tried) {
        it(name, async () => {
          await fc.assert(
            fc.asyncProperty(
              fc.subarray([...how.slots], { minLength: Math.min(1, how.slots.length) }),
              fc.nat(),
              fc.nat(),
              (foreign, mine, whose) =>
                compare(stand, fences, how, foreign, pick(stand.own, mine), pick(stand.others, whose)),
            ),
            {
              // Each thing alone, then some together.
              examples: how.slots.map((slot, n) => [[slot], n, n]),
              numRuns: how.slots.length === 0 ? 1 : how.slots.length + rounds,
              seed: 1,
            },
          )
        })
      }
    })
  }

  for (const { name, how } of tried.filter(({ name }) => !refuse.has(name))) {
    it(`is all that keeps it from its answer: ${name}`, async () => {
      for (const mine of stand.own) {
        const { shape } = await stand.play('both', how, mine)
        if ('answer' in shape) return
      }
      assert.fail('nobody gets an answer')
    })
  }
})

const pick = (all: readonly Things[], n: number): Things => {
  const one = all[n % all.length]
  assert.ok(one)
  return one
}

/** With these things from another institution it is as with things that nobody has. */
async function compare(
  { play, theirs }: Stand,
  fences: Fences,
  how: Trial,
  foreign: readonly Slot[],
  mine: Things,
  theirThings: Things,
) {
  const taken = { ...mine, ...only(foreign, theirThings) }
  const answer = await play(fences, how, taken)
  const guess = await play(fences, how, { ...mine, ...only(foreign, madeUp(theirThings)) })
  assert.deepEqual(answer.shape, guess.shape)
  const given = readable(taken)
  const isGiven = (text: string) => given.includes(text) || given.includes(Buffer.from(text).toString('hex'))
  const told = theirs.filter((text) => answer.text.includes(text) && !isGiven(text))
  assert.deepEqual(told, [], 'nothing of theirs is in the answer')
}

function only(slots: readonly Slot[], things: Things): Partial<Things> {
  return Object.fromEntries(slots.map((slot) => [slot, things[slot]]))
}
