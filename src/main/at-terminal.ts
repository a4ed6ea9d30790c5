import { exitCodes } from '../cli/exit-code.ts'
import type { Printed } from '../cli/printed.ts'
import type { Environment } from '../config.ts'
import type { Site } from '../http/site.ts'
import type { Journal } from '../ports/journal.ts'
import { siteOf } from './open-program.ts'
import { type VisitorPorts, visit } from './visit.ts'

/** Where a verb of the terminal works. */
interface Here {
  environment: Environment
  domain: string
  /** The addresses of people and staff. */
  site: Site
  journal: Journal | undefined
}

/** A verb that works on the database beside the running program, and prints what it says. */
export function atTerminal<C extends { demo: 'demo' | 'production' }>(
  answer: (ports: VisitorPorts, command: C, here: Here) => Promise<Printed>,
): (environment: Environment, command: C) => Promise<void> {
  return (environment, command) =>
    visit(environment, command.demo, async (ports, domain, journal) => {
      const site = siteOf(environment, domain, command.demo)
      print(await answer(ports, command, { environment, domain, site, journal }))
    })
}

/** What was done on the standard output, what was not on the standard error. */
export function print({ text, exitCode }: Printed): void {
  const stream = exitCode === exitCodes.done ? process.stdout : process.stderr
  stream.write(text)
  process.exitCode = exitCode
}
