import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** As `run`, while this process goes on: for a program that asks one of our servers in it. */
export async function runBeside(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  return (await Promise.all([text(child.stdout), text(child.stderr)])).join('')
}
