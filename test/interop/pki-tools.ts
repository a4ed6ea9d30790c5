import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** False, said aloud, when a program is missing; with CI set that is a failure. */
export function has(t: TestContext, ...commands: string[]): boolean {
  const missing = commands.filter((command) => spawnSync('which', [command]).status !== 0)
  if (missing.length === 0) return true
  assert.ok(!process.env.CI, `${missing.join(' and ')} must be installed`)
  t.skip(`${missing.join(' and ')} not installed`)
  return false
}

/** What a program says, on both channels, and how it ends. */
export function run(command: string, args: readonly string[], input?: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input: input ?? '',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  return { status, output: `${stdout}${stderr}` }
}

/** A folder for one test, gone after it, with these files in it. Answers with a function from name to path. */
export function folder(t: TestContext, files: Record<string, string | Uint8Array>): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'warifu-pki-'))
  t.after(() => rmSync(path, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
  return (name) => join(path, name)
}
