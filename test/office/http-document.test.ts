import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { problems } from '../../src/http/problem.ts'
import { type OpenOfficeBrowser, officeBrowsers, saysNo } from '../world/office-browser.ts'
import { openWorld, type World } from '../world.ts'

/** Every address that the application knows. */
const screens = [...readFileSync('src/web/office/router.tsx', 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)].map(
  ([, path = '']) => path.replace(/\$\w+/g, '9d3c4f7e-0000-4000-8000-000000000000'),
)

describe('the document of the office', () => {
  let world: World
  let open: OpenOfficeBrowser
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    open = officeBrowsers(world)
  })
  after(() => world.close())

  it('stands at many addresses', () => assert.ok(screens.length > 20))

  for (const path of screens) {
    it(`stands at ${path}, signed in or not`, async () => {
      const { status, headers, text } = await open().ask(path, {})
      assert.equal(status, 200)
      assert.match(headers.get('content-type') ?? '', /^text\/html/)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.match(text, /<div id="root"><\/div>/)
    })
  }

  for (const path of [
    '/nowhere',
    '/members/x/y',
    '/approvals/x/y',
    '/sign-in/',
    '/index.html',
    '/.git/config',
  ]) {
    it(`says 404 at ${path}, for the application to say it in words`, async () => {
      const { status, text } = await open().ask(path, {})
      assert.equal(status, 404)
      assert.match(text, /<div id="root"><\/div>/)
      assert.doesNotMatch(text, /nowhere|git/)
    })
  }

  it('never stands for an asset or for the API', async () => {
    const gone = await open().ask('/assets/office-ffffffff.js', {})
    assert.deepEqual([gone.status, gone.text], [404, 'not found\n'])
    for (const path of ['/assets/', '/assets/x/y', '/assets/..%2fmanifest.json', '/api', '/api/x']) {
      const { status, text } = await open().ask(path, {})
      assert.equal(status, 404)
      assert.doesNotMatch(text, /root/)
    }
    assert.equal(saysNo(await open().post('/', {})), '404 not-found')
  })

  it('has neither script nor style in itself, and says in both languages what it needs', async () => {
    const { text } = await open().ask('/', {})
    assert.doesNotMatch(text, /<style|style=|<script(?! type="module" src=)|\son\w+=/)
    assert.match(text, /<noscript>[\s\S]*<p lang="ja">.*JavaScript[\s\S]*<p lang="en">.*JavaScript/)
  })

  it('names its scripts and style with hashes that fit them, and they may be kept for ever', async () => {
    const { text } = await open().ask('/', {})
    const named = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)" integrity="sha384-([^"]+)"/g)]
    assert.ok(named.length > 2, 'a script, its parts and a style')
    for (const [, path = '', integrity] of named) {
      const { status, headers, text: body } = await open().ask(path, {})
      assert.equal(status, 200)
      assert.equal(createHash('sha384').update(body).digest('base64'), integrity)
      assert.match(
        headers.get('content-type') ?? '',
        path.endsWith('.js') ? /^text\/javascript/ : /^text\/css/,
      )
      assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable')
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
      assert.equal(headers.get('access-control-allow-origin'), null)
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/)
    }
  })

  it('speaks the language that was chosen here, else the browser’s', async () => {
    const browser = open()
    const attributes = async (path: string, accept = 'en-GB,en;q=0.9,ja;q=0.1') => {
      const { text } = await browser.ask(path, { headers: { 'accept-language': accept } })
      return /<html ([^>]*)>/.exec(text)?.[1]
    }
    assert.equal(await attributes('/'), 'lang="en" data-language="browser"')
    assert.equal(await attributes('/', 'fr'), 'lang="ja" data-language="browser"')
    assert.equal(await attributes('/?lang=ja'), 'lang="ja" data-language="chosen"')
    assert.equal(await attributes('/members'), 'lang="ja" data-language="chosen"')
    assert.equal((await browser.post('/api/language', { language: 'en' })).status, 204)
    assert.equal(await attributes('/', 'ja'), 'lang="en" data-language="chosen"')
    assert.equal(await attributes('/?lang=%22%3E%3Cscript%3E', 'ja'), 'lang="en" data-language="chosen"')
  })

  it('is no page of another institution, and of none that there is not', async () => {
    const { status, text } = await open({ slug: 'z' }).ask('/', {})
    assert.deepEqual([status, text], [421, 'Misdirected Request'])
  })

  it('answers that it is there', async () => {
    const { status, text } = await open().ask('/healthz', {})
    assert.deepEqual([status, text], [200, 'ok\n'])
  })
})

describe('the pages of the problems', () => {
  it('are there for every code that the office may name', async (t) => {
    const world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    t.after(world.close)
    const browser = officeBrowsers(world)()
    for (const code of [...Object.keys(problems), 'malformed']) {
      const { status, headers, text } = await browser.ask(`/problems/${code}`, {})
      assert.equal(status, 200, code)
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/)
      const [, style = ''] = /rel="stylesheet" href="([^"]+)"/.exec(text) ?? []
      assert.equal((await browser.ask(style, {})).status, 200)
    }
    assert.equal((await browser.ask('/problems/nothing', {})).status, 404)
  })
})
