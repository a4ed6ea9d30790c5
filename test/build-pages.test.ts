import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildOffice, buildPages, type Manifest } from '../scripts/build-pages.ts'

const tokens = resolve('node_modules/@digital-go-jp/design-tokens/dist/tokens.css')

it('all JavaScript of the enrolment page is at most 8,192 bytes with gzip -9', async (t) => {
  const manifest = await buildPages('src/web', folder(t))
  const { gzip } = manifest['enrolment.js'] ?? assert.fail('no enrolment.js') // a page has one script
  t.diagnostic(`${gzip} bytes`)
  assert.ok(gzip <= 8192, `${gzip} bytes`)
})

it('the office application is at most 250 KB before its first page, with gzip -9, and 300 KB in all', async (t) => {
  const out = folder(t)
  const manifest = await buildOffice('src/web/office', out)
  const { gzip, needs = [] } = manifest['office.js'] ?? assert.fail('no office.js')
  const first = needs.reduce((sum, name) => sum + (manifest[name]?.gzip ?? Number.NaN), gzip)
  const all = Object.entries(manifest).filter(([name]) => name.endsWith('.js'))
  const whole = all.reduce((sum, [, part]) => sum + part.gzip, 0)
  t.diagnostic(`${first} bytes at first, ${whole} in ${all.length} files`)
  assert.ok(first <= 250_000, `${first} bytes at first`)
  assert.ok(whole <= 300_000, `${whole} bytes`)
  assert.deepEqual(imported(out, manifest), new Set(needs.map((name) => manifest[name]?.file)))
})

it('the manifest tells the truth about what was built', async (t) => {
  const out = folder(t)
  const manifest = await buildPages(madeUpWeb(t), out)
  assert.deepEqual(Object.keys(manifest), ['greet.js', 'style.css'])
  assert.deepEqual(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')), manifest)
  for (const { file, bytes, gzip, integrity } of Object.values(manifest)) {
    const content = readFileSync(join(out, file))
    assert.match(file, /^(greet|style)-[0-9a-f]{8}\.(js|css)$/)
    assert.equal(bytes, content.length)
    assert.equal(gzip, gzipSync(content, { level: 9 }).length)
    assert.equal(integrity, `sha384-${createHash('sha384').update(content).digest('base64')}`)
  }
})

it('the style sheet keeps the design tokens that it uses, also through others, and drops the rest', async (t) => {
  const out = folder(t)
  const manifest = await buildPages(madeUpWeb(t), out)
  const css = readFileSync(join(out, manifest['style.css']?.file ?? ''), 'utf8')
  assert.match(css, /--color-primitive-blue-900:/)
  assert.match(css, /--accent:/)
  assert.doesNotMatch(css, /--color-primitive-lime-900:|--unused:|--only-for-unused:/)
  assert.match(css, /color:var\(--accent\)/)
})

it('a changed source gets another name, and the old file goes', async (t) => {
  const [web, out] = [madeUpWeb(t), folder(t)]
  const before = await buildPages(web, out)
  writeFileSync(join(web, 'islands', 'greet.ts'), `document.title = 'another'`)
  const after = await buildPages(web, out)
  assert.notEqual(after['greet.js']?.file, before['greet.js']?.file)
  assert.deepEqual(
    readdirSync(out).filter((file) => file.endsWith('.js')),
    [after['greet.js']?.file],
  )
})

/** What a browser fetches before the application begins, as it stands in the files. */
function imported(out: string, manifest: Manifest): Set<string | undefined> {
  const found = new Set([manifest['office.js']?.file ?? assert.fail('no office.js')])
  for (const file of found) {
    const text = readFileSync(join(out, file), 'utf8')
    for (const [, part = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) found.add(part)
  }
  return new Set([...found].slice(1))
}

function madeUpWeb(t: { after(clean: () => void): void }): string {
  const web = folder(t)
  for (const name of ['islands', 'pages']) mkdirSync(join(web, name))
  cpSync(tokens, join(web, 'pages', 'tokens.css'))
  writeFileSync(
    join(web, 'islands', 'greet.ts'),
    `import { name } from './deep/name.ts'\ndocument.title = name`,
  )
  writeFileSync(join(web, 'islands', 'greet.test.ts'), `throw new Error('not an island')`)
  mkdirSync(join(web, 'islands', 'deep'))
  writeFileSync(join(web, 'islands', 'deep', 'name.ts'), `export const name: string = 'greet'`)
  writeFileSync(
    join(web, 'pages', 'style.css'),
    `@import './tokens.css';
     :root { --accent: var(--color-primitive-blue-900); --only-for-unused: red; --unused: var(--only-for-unused) }
     body { color: var(--accent) }`,
  )
  return web
}

function folder(t: { after(clean: () => void): void }): string {
  const path = mkdtempSync(join(tmpdir(), 'warifu-pages-'))
  t.after(() => rmSync(path, { recursive: true }))
  return path
}
