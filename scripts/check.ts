// npm run check: everything that is true of the sources without running the program. Each check runs whatever the
// others say.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { generators } from './generators.ts'

interface Check {
  name: string
  /** Undefined when all is well, else what is not. */
  run(): Promise<string | undefined>
}

const checks: Check[] = [
  command('types', 'tsc', '-b', '--pretty', 'false'),
  command(
    'format and lint',
    'biome',
    'check',
    '--error-on-warnings',
    '--diagnostic-level=warn',
    '--max-diagnostics=100',
  ),
  command('promises and switches', 'oxlint', '--type-aware', '--deny-warnings', '--quiet'),
  command('dead code', 'knip', '--no-progress'),
  command('lockfile', 'node', 'scripts/lockfile.ts'),
  command('architecture', 'node', '--test', '--test-reporter=dot', 'test/architecture.test.ts'),
  command('compared times', 'node', 'scripts/compared-times.ts'),
  ...generators.map(({ file, generate }) => ({
    name: `in step: ${file}`,
    run: async () => {
      const current = (await generate()) === readFileSync(file, 'utf8')
      return current ? undefined : 'is not what `npm run generate` makes: run it and look at the difference'
    },
  })),
]

let failed = 0
for (const { name, run } of checks) {
  const began = performance.now()
  const finding = await run().catch((error: unknown) => inspect(error))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${finding === undefined ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (finding === undefined) continue
  failed += 1
  console.log(finding.trimEnd().replace(/^/gm, '       '))
}
console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${checks.length} checks failed.`)
process.exitCode = failed === 0 ? 0 : 1

/** A program of node_modules/.bin, or this Node itself. */
function command(name: string, program: string, ...args: string[]): Check {
  return {
    name,
    run: async () => {
      const path = program === 'node' ? process.execPath : `node_modules/.bin/${program}`
      const options = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
      const { status, stdout, stderr, error } = spawnSync(path, args, options)
      return status === 0 ? undefined : `${error?.message ?? ''}${stdout}${stderr}`
    },
  }
}
