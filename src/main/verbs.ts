import { exitCodes } from '../cli/exit-code.ts'
import { policyTemplate } from '../cli/policy-file.ts'
import type { Printed } from '../cli/printed.ts'
import { sayNo } from '../cli/say-no.ts'
import type { Deed } from '../cli/verbs.ts'
import { type Environment, terminalLanguage } from '../config.ts'
import { answers } from './answers.ts'
import { atTerminal, type Here, print } from './at-terminal.ts'
import { backUp, putBack } from './journal.ts'
import { bounce, dkimMake } from './mail.ts'
import { migrate } from './migrate.ts'
import { serveDemo } from './serve-demo.ts'
import { serveProduction } from './serve-production.ts'
import { verifyAudit } from './verify-audit.ts'
import type { VisitorPorts } from './visit.ts'

type Of<V extends Deed['verb']> = Extract<Deed, { verb: V }>

/** Whatever is in both tables, or in neither, does not compile: each verb of cli/verbs.ts has one deed. */
type Answers = {
  [V in keyof typeof answers]: (ports: VisitorPorts, command: Of<V>, here: Here) => Promise<Printed>
}
type Deeds = {
  [V in Exclude<Deed['verb'], keyof Answers>]: (environment: Environment, command: Of<V>) => Promise<void>
}

/** Those that begin otherwise than on the database of a program that is there. */
const deeds: Deeds = {
  serve: (environment, { demo, fresh }) =>
    demo === 'demo' ? serveDemo(environment, fresh) : serveProduction(environment),
  migrate,
  'policy-template': async () => print({ text: policyTemplate(), exitCode: exitCodes.done }),
  'dkim-make': dkimMake,
  bounce,
  'audit-verify': verifyAudit,
  backup: backUp,
  restore: putBack,
}

/** What belongs to the command. Whatever says no, here alone it is said and given its code. */
export async function perform(environment: Environment, command: Deed): Promise<void> {
  if (isAnswered(command)) return atTerminal(answerTo)(environment, command)
  const deed = deeds[command.verb] as (environment: Environment, command: Deed) => Promise<void>
  try {
    await deed(environment, command)
  } catch (error) {
    const no = await sayNo(error, undefined, command, command.speaks ?? terminalLanguage())
    if (no === undefined) throw error
    print(no)
  }
}

type Answered = Of<keyof Answers>

export function isAnswered(command: Deed): command is Answered {
  return command.verb in answers
}

/** As `perform`, of a verb that prints something, wherever its ports come from. */
export async function answerTo(ports: VisitorPorts, command: Answered, place: Here): Promise<Printed> {
  const table: Answers = answers
  const here = { ...place, language: command.speaks ?? place.language }
  const answer = table[command.verb] as (
    ports: VisitorPorts,
    command: Answered,
    here: Here,
  ) => Promise<Printed>
  try {
    return await answer(ports, command, here)
  } catch (error) {
    const no = await sayNo(error, ports, command, here.language)
    if (no === undefined) throw error
    return no
  }
}
