import { parseArguments } from './cli/arguments.ts'
import { completion } from './cli/completion.ts'
import { exitCodes } from './cli/exit-code.ts'
import { help } from './cli/help.ts'
import { readEnvironment } from './config.ts'
import { fail } from './main/fail.ts'
import { perform } from './main/verbs.ts'

/** `warifu <verb>`. What each verb is made of stands in main/. */
async function main(): Promise<void> {
  const command = parseArguments(process.argv.slice(2))
  if (command.verb === 'help') return say(help(command.about))
  if (command.verb === 'completion') return say(completion(command.shell))
  if (command.verb !== 'misuse') return perform(readEnvironment(), command)
  process.stderr.write(`${command.why}\nwarifu help tells what there is.\n`)
  process.exitCode = exitCodes.misuse
}

function say(text: string): void {
  process.stdout.write(text)
}

process.on('uncaughtException', fail) // Node would end with 1, which says that a rule said no
main().catch(fail)
