import { switchNames } from '../domain/kill-switch.ts'
import { Refusal } from '../domain/refusal.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import { engageAtTerminal } from '../service/switch/engage.ts'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'
import type { SwitchCommand, SwitchEngage } from './switch-arguments.ts'

/** `warifu switch …`: what it prints, and the code that it ends with. */
export async function switchAtTerminal(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  command: SwitchCommand,
): Promise<Printed> {
  const institution = await ports.store.institutions.bySlug(command.institution)
  if (institution === undefined)
    return { text: `there is no institution ${command.institution}\n`, exitCode: exitCodes.refused }
  if (command.verb === 'switch-engage') return engage(ports, institution, command)
  const off = new Map(institution.switchedOff.map((one) => [one.name, one]))
  const lines = switchNames.map((name) => {
    const engaged = off.get(name)
    if (engaged === undefined) return `${name}: on`
    return `${name}: off since ${engaged.since}\n  ${engaged.words.ja}\n  ${engaged.words.en}`
  })
  return { text: `${lines.join('\n')}\n`, exitCode: exitCodes.done }
}

async function engage(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  { name, words }: SwitchEngage,
): Promise<Printed> {
  try {
    await engageAtTerminal(ports, institution, { name, words })
    return { text: `${name} is off\n`, exitCode: exitCodes.done }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { text: `${error.message}\n`, exitCode: exitCodes.refused }
  }
}
