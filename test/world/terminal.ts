import assert from 'node:assert/strict'
import { parseArguments } from '../../src/cli/arguments.ts'
import type { Printed } from '../../src/cli/printed.ts'
import type { Language } from '../../src/domain/language.ts'
import { answerTo, isAnswered } from '../../src/main/verbs.ts'
import type { World } from '../world.ts'

/** Whoever has the terminal beside the world's program: `warifu …`, word by word or as a line. */
export type Type = (...words: string[]) => Promise<Printed>

export function typeAt({ ports, portal, kept }: World, language: Language = 'en'): Type {
  return async (...typed) => {
    const words = typed.length === 1 ? (typed[0] ?? '').split(' ') : typed
    const command = parseArguments(words)
    if (command.verb === 'misuse') return { text: `${command.why}\n`, exitCode: 2 }
    assert.ok(command.verb !== 'help' && command.verb !== 'completion' && isAnswered(command), command.verb)
    const here = {
      environment: {} as never,
      domain: portal.site.domain,
      site: portal.site,
      language,
      pkiOrigin: ports.pkiOrigin,
    }
    return answerTo(ports, command, { ...here, journal: kept?.journal, withKeys: async () => ports })
  }
}
