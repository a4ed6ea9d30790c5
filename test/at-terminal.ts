import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { outerEnvironment } from './demo-program.ts'

interface Said {
  code: number | null
  out: string
  err: string
}

/** `warifu …`, as at a terminal, in a process of its own. */
export async function warifu(
  settings: Readonly<Record<string, string>>,
  args: string[],
  input = '',
): Promise<Said> {
  const command = ['--disable-warning=ExperimentalWarning', 'src/main.ts', ...args]
  const env = { ...outerEnvironment(), ...settings }
  const child: ChildProcess = spawn(process.execPath, command, {
    cwd: join(import.meta.dirname, '..'),
    env,
  })
  assert.ok(child.stdin && child.stdout && child.stderr)
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, out, err }
}
