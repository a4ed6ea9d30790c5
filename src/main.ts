import { type Command, parseArguments, usage } from './cli/arguments.ts'
import { exitCodes } from './cli/exit-code.ts'
import { isJournalCommand } from './cli/journal-arguments.ts'
import { isRequestCommand } from './cli/request-arguments.ts'
import { isStaffCommand } from './cli/staff-arguments.ts'
import { isSwitchCommand } from './cli/switch-arguments.ts'
import { type Environment, readEnvironment } from './config.ts'
import { fail } from './main/fail.ts'
import { journal } from './main/journal.ts'
import { bounce, dkimMake, mailTest } from './main/mail.ts'
import { notices } from './main/notices.ts'
import { request } from './main/request.ts'
import { serveDemo } from './main/serve-demo.ts'
import { serveProduction } from './main/serve-production.ts'
import { staff } from './main/staff.ts'
import { switches } from './main/switch.ts'
import { verifyAudit } from './main/verify-audit.ts'

/** `warifu <verb>`. What each verb is made of stands in main/. */
async function main(): Promise<void> {
  const command = parseArguments(process.argv.slice(2))
  if (command.verb === 'help') process.stdout.write(usage)
  if (command.verb === 'misuse') {
    process.stderr.write(`${command.why}\n\n${usage}`)
    process.exitCode = exitCodes.misuse
  }
  if (command.verb === 'audit-verify') await verifyAudit(readEnvironment(), command)
  if (isStaffCommand(command)) await staff(readEnvironment(), command)
  if (command.verb === 'mail-test') await mailTest(readEnvironment(), command)
  if (command.verb === 'dkim-make') await dkimMake(readEnvironment(), command)
  if (command.verb === 'bounce') await bounce(readEnvironment(), command)
  if (command.verb === 'notices-explain') await notices(readEnvironment(), command)
  if (isSwitchCommand(command)) await switches(readEnvironment(), command)
  if (isRequestCommand(command)) await request(readEnvironment(), command)
  if (isJournalCommand(command)) await journal(readEnvironment(), command)
  if (command.verb === 'serve') await serve(readEnvironment(), command)
}

function serve(
  environment: Environment,
  { demo, fresh }: Extract<Command, { verb: 'serve' }>,
): Promise<void> {
  return demo === 'demo' ? serveDemo(environment, fresh) : serveProduction(environment)
}

process.on('uncaughtException', fail) // Node would end with 1, which says that a rule said no
main().catch(fail)
