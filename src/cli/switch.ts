import { type SwitchName, switchNames } from '../domain/kill-switch.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import { engageAtTerminal } from '../service/switch/engage.ts'
import { switchesShown } from '../wire/terminal-acts.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import type { SwitchEngage, SwitchState } from './switch-arguments.ts'
import { tell } from './tell.ts'

/** `warifu switch state`. */
export async function switchState(
  ports: Pick<Ports, 'store'>,
  { institution, form }: SwitchState,
): Promise<Printed> {
  const switches = statesOf(await requireInstitution(ports, institution))
  return tell(form, switchesShown, { switches }, () =>
    switches.flatMap((one) =>
      one.state === 'off'
        ? [`${one.name}: off since ${one.since}`, `  ${one.words.ja}`, `  ${one.words.en}`]
        : [`${one.name}: on`],
    ),
  )
}

/** `warifu switch engage`. */
export async function switchEngage(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  { name, words, form, ...at }: SwitchEngage,
): Promise<Printed> {
  await engageAtTerminal(ports, await requireInstitution(ports, at.institution), { name, words })
  const switches = [{ name, state: 'off' }]
  return tell(form, switchesShown, { switches }, () => [`${name} is off`])
}

function statesOf({ switchedOff }: InstitutionRecord) {
  const off = new Map(switchedOff.map((one) => [one.name, one]))
  return switchNames.map((name: SwitchName) => {
    const engaged = off.get(name)
    return engaged === undefined
      ? { name, state: 'on' as const }
      : { name, state: 'off' as const, since: engaged.since, words: engaged.words }
  })
}
