import { exitCodes } from '../cli/exit-code.ts'
import { noticesExplain } from '../cli/notices.ts'
import type { NoticesExplain } from '../cli/notices-arguments.ts'
import type { Environment } from '../config.ts'
import { visit } from './visit.ts'

export async function notices(environment: Environment, command: NoticesExplain): Promise<void> {
  await visit(environment, command.demo, async (ports) => {
    const { text, exitCode } = await noticesExplain(ports, command)
    const stream = exitCode === exitCodes.done ? process.stdout : process.stderr
    stream.write(text)
    process.exitCode = exitCode
  })
}
