import { exitCodes } from '../cli/exit-code.ts'
import type { Printed } from '../cli/printed.ts'
import { type Environment, terminalLanguage } from '../config.ts'
import type { Language } from '../domain/language.ts'
import type { Site } from '../http/site.ts'
import type { Journal } from '../ports/journal.ts'
import type { Ports } from '../ports/ports.ts'
import type { KeyMaker } from '../ports/signer.ts'
import { pkiOriginOf, siteOf } from './open-program.ts'
import { type VisitorPorts, visit } from './visit.ts'

/** Where a verb of the terminal works. */
export interface Here {
  environment: Environment
  domain: string
  /** The addresses of people and staff. */
  site: Site
  journal: Journal | undefined
  /** Where others fetch what is signed itself; absent where nobody can. */
  pkiOrigin: string | undefined
  /** Of whoever sits there. */
  language: Language
  /** For what signs, or makes keys. */
  withKeys(): Promise<VisitorPorts & Pick<Ports, 'signer' | 'pkiOrigin'> & { keyMaker: KeyMaker }>
}

/** A verb that works on the database beside the running program, and prints what it says. */
export function atTerminal<C extends { demo: 'demo' | 'production' }>(
  answer: (ports: VisitorPorts, command: C, here: Here) => Promise<Printed>,
): (environment: Environment, command: C) => Promise<void> {
  return (environment, command) =>
    visit(environment, command.demo, async (ports, { domain, journal, keys }) => {
      const site = siteOf(environment, domain, command.demo)
      const pkiOrigin = pkiOriginOf(environment, domain)
      const withKeys = async () => {
        const signer = await keys()
        return { ...ports, signer, keyMaker: signer, pkiOrigin }
      }
      const language = terminalLanguage()
      const here = { environment, domain, site, journal, pkiOrigin, language, withKeys }
      print(await answer(ports, command, here))
    })
}

/** What was done or looked at on the standard output, what was not done on the standard error. */
export function print({ text, exitCode, isReport }: Printed): void {
  const stream = exitCode === exitCodes.done || isReport ? process.stdout : process.stderr
  stream.write(text)
  process.exitCode = exitCode
}
