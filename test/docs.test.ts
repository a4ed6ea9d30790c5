import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { configurationKeys } from '../src/config.ts'
import { problems } from '../src/http/problem.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const documents = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })]
const readme = read('README.md')
const operations = read('docs/OPERATIONS.md')

describe('the manual', () => {
  for (const key of configurationKeys) {
    it(`has a section on ${key}, with its danger`, () => {
      const section = operations
        .split(/^(?=##)/m)
        .find((part) => part.startsWith('###') && part.split('\n')[0]?.includes(`\`${key}\``))
      assert.ok(section, 'no heading names it')
      assert.match(section, /^\*Danger:\* \S/m)
    })
  }

  it('names no key that there is not', () => {
    const named = new Set(documents.flatMap((file) => read(file).match(/\bWARIFU_[A-Z_]+\b/g) ?? []))
    assert.deepEqual(
      [...named].filter((key) => !configurationKeys.includes(key)),
      [],
    )
  })
})

describe('what each alarm means', () => {
  const [, alarms = ''] = /^## What each alarm means\n([\s\S]*?)^## /m.exec(operations) ?? []
  const sources = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
  const all = (pattern: RegExp) =>
    new Set(sources.flatMap((file) => [...read(file).matchAll(pattern)].map(([, text = '']) => text)))
  const tells = (what: string, found: Set<string>): void => {
    it(`tells every ${what}`, () => {
      assert.ok(found.size > 1)
      assert.deepEqual(
        [...found].filter((text) => !alarms.includes(`\`${text}\``)),
        [],
      )
    })
  }

  tells('line of the log that warns', all(/\.(?:warn|error)\(\s*(?:\{[^}]*\},\s*)?'([^']+)'/g))
  tells('metric', all(/name: '(warifu_\w+)'/g))
  tells('finding of the audit', new Set(read('src/domain/audit-fault.ts').match(/(?<=\| ')[a-z-]+(?=')/g)))
  // Of the checks on it that the migrations make, the last one holds.
  const migrations = globSync('db/*.sql', { cwd: root }).sort().map(read).join('')
  const kinds = [...migrations.matchAll(/(?:create|alter) table alarm\b[^;]*?\bkind in \(([^)]+)\)/g)].at(-1)
  tells('alarm', new Set(kinds?.[1]?.match(/[a-z-]+/g)))
})

describe('the list of reference numbers', () => {
  const screens = read('docs/SCREENS.md')
  for (const code of Object.keys(problems)) {
    it(`has ${code}`, () => assert.match(screens, new RegExp(`^\\| \\d{3} \\| \`${code}\` \\|`, 'm')))
  }
})

describe('the README', () => {
  it('lists the folders that there are, and no others', () => {
    const [, list = ''] = /^```\n(src\/\n[\s\S]*?)^```/m.exec(readme) ?? []
    const named = (pattern: RegExp) => [...list.matchAll(pattern)].map(([, name]) => name).sort()
    const isSource = (name: string) => !name.endsWith('.test.ts')
    assert.deepEqual(named(/^ {2}(\S+?)\/? /gm), readdirSync(join(root, 'src')).filter(isSource).sort())
    assert.deepEqual(named(/^(\w\S*?)\/\s/gm), foldersOf(root))
  })

  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json'))
    for (const file of documents) {
      for (const [command, name = ''] of read(file).matchAll(/(?:^|`)npm (?:run )?([a-z]+)\b/gm)) {
        assert.ok(name in scripts || command.endsWith('npm ci'), `${file}: ${command}`)
      }
    }
  })
})

describe('links and test names', () => {
  for (const file of documents) {
    it(`lead somewhere in ${file}`, () => {
      for (const [link, target = ''] of read(file).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue
        assert.ok(existsSync(join(root, dirname(file), target.replace(/#.*/, ''))), link)
      }
    })
  }

  it('every test that the design names is in the file that it names', () => {
    const cited = [...read('docs/DESIGN.md').matchAll(/\]\((\S+\.test\.ts)\)((?:,? “[^”]+”)+)/g)]
    assert.ok(cited.length > 10)
    for (const [, file = '', names = ''] of cited) {
      const source = read(join('docs', file))
      for (const [, name = ''] of names.matchAll(/“([^”]+)”/g)) {
        assert.ok(
          ["'", '`'].some((quote) => source.includes(`(${quote}${name}${quote}`)),
          `${file}: ${name}`,
        )
      }
    }
  })
})

/** Those that are kept: not what is installed, built or Git's. */
function foldersOf(folder: string): string[] {
  const ignored = read('.gitignore').split('\n')
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && !ignored.includes(`${name}/`))
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort()
}
