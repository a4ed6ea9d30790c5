import { exitCodes } from '../cli/exit-code.ts'
import { switchAtTerminal } from '../cli/switch.ts'
import type { SwitchCommand } from '../cli/switch-arguments.ts'
import type { Environment } from '../config.ts'
import { visit } from './visit.ts'

export async function switches(environment: Environment, command: SwitchCommand): Promise<void> {
  await visit(environment, command.demo, async (ports) => {
    const { text, exitCode } = await switchAtTerminal(ports, command)
    const stream = exitCode === exitCodes.done ? process.stdout : process.stderr
    stream.write(text)
    process.exitCode = exitCode
  })
}
