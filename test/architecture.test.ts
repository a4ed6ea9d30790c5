import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { importedFiles, offences, usesGlobal } from './architecture.ts'

const files = globSync(['src/**/*.{ts,tsx}', 'examples/**/*.ts']).filter(
  (file) => !/\.test\.tsx?$|\.d\.ts$/.test(file),
)
const read = (file: string) => readFileSync(file, 'utf8')

describe('every file keeps to its place', () => {
  for (const file of files) {
    it(file, async () => assert.deepEqual(await offences(file, read(file)), []))
  }
})

describe('what an island imports runs in every current browser', () => {
  for (const island of files.filter((file) => file.startsWith('src/web/islands/'))) {
    it(`${island} brings no Temporal with it`, async () => {
      for (const file of await everythingBelow(island)) {
        assert.equal(await usesGlobal(file, read(file), 'Temporal'), false, `${file} uses Temporal`)
      }
    })
  }
})

describe('the guard sees', () => {
  for (const [what, path, source] of offenders()) {
    it(what, async () => assert.equal((await offences(path, source)).length, 1))
  }
})

describe('the guard lets pass', () => {
  for (const [what, path, source] of innocents()) {
    it(what, async () => assert.deepEqual(await offences(path, source), []))
  }
})

async function everythingBelow(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const below of await importedFiles(file, read(file))) await everythingBelow(below, seen)
  return seen
}

function offenders(): [what: string, path: string, source: string][] {
  return [
    ['a rule that asks a service', 'src/domain/a.ts', `import { b } from '../service/b.ts'; b()`],
    ['a type of an outer folder', 'src/domain/a.ts', `import type { Db } from '../adapters/postgres/db.ts'`],
    ['an inline type of one', 'src/ports/a.ts', `import { type Db } from '../adapters/postgres/db.ts'`],
    ['an import inside a type', 'src/ports/a.ts', `export type A = import('../service/b.ts').B`],
    ['an import over several lines', 'src/pki/a.ts', `import {\n  b,\n} from '../domain/b.ts'\nb()`],
    ['a re-export', 'src/pki/a.ts', `export * from '../domain/b.ts'`],
    ['a named re-export', 'src/pki/a.ts', `export { b } from '../domain/b.ts'`],
    ['a re-exported type', 'src/pki/a.ts', `export type { B } from '../domain/b.ts'`],
    ['an import for its effect', 'src/domain/a.ts', `import '../service/b.ts'`],
    ['an awaited import', 'src/domain/a.ts', `const b = await import('../service/b.ts'); b.c()`],
    ['an awaited import in a template', 'src/domain/a.ts', 'await import(`../service/b.ts`)'],
    ['a computed import', 'src/service/a.ts', `export const a = (b: string) => import(b)`],
    ['a path through #src/', 'src/domain/a.ts', `import { b } from '#src/service/b.ts'; b()`],
    ['another # path', 'src/domain/a.ts', `import { b } from '#b'; b()`],
    ['an absolute path', 'src/http/a.ts', `import '/src/adapters/b.ts'`],
    ['a file of the tests', 'src/service/a.ts', `import '../../test/world.ts'`],
    ['an adapter that knows a service', 'src/adapters/mail/a.ts', `import '../../service/b.ts'`],
    ['a service that knows an adapter', 'src/service/a.ts', `import '../adapters/system/clock.ts'`],
    ['a route that knows an adapter', 'src/http/portal/a.ts', `import '../../adapters/postgres/db.ts'`],
    ['a verb of the terminal that does', 'src/cli/a.ts', `import '../adapters/postgres/db.ts'`],
    ['a route that imports an island', 'src/http/a.ts', `import '../web/islands/enrol.ts'`],
    ['an island that knows a rule', 'src/web/islands/a.ts', `import '../../domain/b.ts'`],
    ['a page that asks a service', 'src/web/pages/a.ts', `import '../../service/b.ts'`],
    ['sentences that know a port', 'src/words/a.ts', `import '../ports/clock.ts'`],
    ['a shape that knows sentences', 'src/wire/a.ts', `import '../words/b.ts'`],
    ['a second place that joins adapters', 'src/start.ts', `import './adapters/postgres/db.ts'`],
    ['a folder that the design lacks', 'src/utils/a.ts', 'export const a = 1'],
    ['a package in a rule', 'src/domain/a.ts', `import { z } from 'zod'; z.string()`],
    ['node: in bytes', 'src/pki/a.ts', `import { createHash } from 'node:crypto'; createHash('sha256')`],
    ['node: in a service', 'src/service/a.ts', `import { randomBytes } from 'node:crypto'; randomBytes(1)`],
    ['another package than zod in a shape', 'src/wire/a.ts', `import { Hono } from 'hono'; new Hono()`],
    ['a package in an island', 'src/web/islands/a.ts', `import 'zod'`],
    ['the environment by its module', 'src/http/a.ts', `import { env } from 'node:process'; env.A`],
    ['the environment', 'src/http/a.ts', 'export const a = process.env.A'],
    ['the environment in brackets', 'src/main.ts', `export const a = process['env'].A`],
    ['the clock', 'src/domain/a.ts', 'export const a = () => Temporal.Now.instant()'],
    ['the clock in a service', 'src/service/a.ts', 'export const a = () => Temporal.Now.instant()'],
    ['the clock in a store', 'src/adapters/postgres/a.ts', 'export const a = () => Date.now()'],
    ['today as a Date', 'src/http/a.ts', 'export const a = new Date()'],
    ['a Date in a rule', 'src/domain/a.ts', 'export const a = new Date(0)'],
    ['dice', 'src/words/a.ts', 'export const a = Math.random()'],
    ['the global crypto', 'src/pki/a.ts', 'export const a = crypto.subtle'],
    ['random bytes of the global crypto', 'src/http/a.ts', 'crypto.getRandomValues(new Uint8Array(1))'],
    ['everything by globalThis', 'src/pki/a.ts', `export const a = globalThis['crypto']`],
    ['a sample that leans on the program', 'examples/a/b.ts', `import '../../src/domain/b.ts'`],
    ['a page that leans on the sample', 'src/http/a.ts', `import '../../examples/a/b.ts'`],
    ['the network', 'src/wire/a.ts', `export const a = () => fetch('https://example.test')`],
    ['a timer', 'src/ports/a.ts', 'setTimeout(() => {}, 1)'],
  ]
}

function innocents(): [what: string, path: string, source: string][] {
  return [
    [
      'a local name that a global has too',
      'src/pki/a.ts',
      'export const a = (crypto: { b(): 1 }) => crypto.b()',
    ],
    [
      'a comment',
      'src/pki/a.ts',
      `// never crypto.subtle, never new Date(), nothing from '../service/b.ts'\nexport {}`,
    ],
    ['a sentence', 'src/words/a.ts', `export const a = "a letter from 'the bank'"`],
    ['zod in a shape', 'src/wire/a.ts', `import * as z from 'zod'; export const a = z.string()`],
    ['Temporal as a value', 'src/domain/a.ts', `export const a = Temporal.PlainDate.from('2027-03-01')`],
    [
      'the system clock in its folder',
      'src/adapters/system/clock.ts',
      'export const a = Temporal.Now.instant()',
    ],
    ['the environment in config.ts', 'src/config.ts', 'export const a = process.env.A'],
    ['main.ts', 'src/main.ts', `import './main/serve.ts'; import './cli/b.ts'; import './config.ts'`],
    [
      'what main.ts is made of',
      'src/main/serve.ts',
      `import '../adapters/postgres/db.ts'; import '../service/b.ts'; import '../config.ts'`,
    ],
    ['a page in a route', 'src/http/portal/a.ts', `import '../../web/pages/b.ts'; import 'node:http'`],
    ['bytes in an island', 'src/web/islands/a.ts', `import '../../pki/der.ts'; crypto.getRandomValues`],
  ]
}
