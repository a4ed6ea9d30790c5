import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { TLSSocket } from 'node:tls'
import { checkAccessibility } from './accessibility.ts'
import { type Browser, openBrowser, skipUnlessBrowser } from './chromium.ts'
import { whyNoBrowser } from './launcher.ts'

describe('a browser with its own certificate store', { concurrency: false }, () => {
  let folder: string
  let server: Server
  let site: string
  let browser: Browser
  let etc: string[]

  before(async () => {
    if (whyNoBrowser() !== undefined) return
    etc = listEtc()
    folder = mkdtempSync(join(tmpdir(), 'warifu-browser-test-'))
    makeCertificates(folder)
    server = await listen(folder)
    const address = server.address()
    site = `https://site.warifu.localhost:${typeof address === 'object' ? address?.port : ''}`
    browser = await openBrowser({
      trust: [readFileSync(join(folder, 'root.pem'), 'utf8')],
      autoSelect: { issuer: 'Test Issuer' },
      locale: 'ja-JP',
    })
  })
  after(async () => {
    await browser?.close()
    server?.close()
    if (folder !== undefined) rmSync(folder, { recursive: true })
  })

  /** A host name that the browser has not seen: what it decided for another does not count. */
  let visits = 0
  const whoAmI = async (path = '') => {
    visits += 1
    const page = await browser.context.newPage()
    await page.goto(`${site.replace('site', `site-${visits}`)}/${path}`)
    const text = await page.locator('main').innerText()
    await page.close()
    return text
  }

  it('trusts the given root and sends no certificate when it has none', async (t) => {
    if (skipUnlessBrowser(t)) return
    assert.equal(await whoAmI(), 'nobody, ja-JP')
  })

  it('sees an imported certificate at once, a page staying open', async (t) => {
    if (skipUnlessBrowser(t)) return
    const open = await browser.context.newPage()
    await open.goto(site)
    await browser.importPkcs12(join(folder, 'alice.p12'), '秘密')
    assert.equal(await whoAmI(), 'alice, ja-JP')
    await open.evaluate(() => document.title)
    await open.close()
  })

  it('sends the one of several that was selected, and keeps its cookies over the change', async (t) => {
    if (skipUnlessBrowser(t)) return
    await browser.importPkcs12(join(folder, 'bo.p12'), '秘密')
    const page = await browser.context.newPage()
    await page.goto(`${site}/cookie`)
    for (const name of ['bo', 'alice']) {
      await browser.select({ issuer: 'Test Issuer', subject: name })
      assert.equal(await whoAmI(), `${name}, ja-JP`)
    }
    const again = await browser.context.newPage()
    await again.goto(`${site}/cookie`)
    assert.match(await again.locator('main').innerText(), /__Host-a=1; b=2|b=2; __Host-a=1/)
  })

  it('saves what a page offers under the offered name', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await browser.context.newPage()
    await page.goto(site)
    const path = await browser.download(page, () => page.locator('a[download]').click())
    assert.equal(basename(path), '電子証明書.p12')
    assert.equal(readFileSync(path, 'utf8'), 'content')
  })

  it('has nothing to send when its certificates are removed', async (t) => {
    if (skipUnlessBrowser(t)) return
    await browser.removeCertificates()
    assert.deepEqual(await browser.nss.certificates(), [])
    assert.equal(await whoAmI(), 'nobody, ja-JP')
  })

  it('judges the accessibility of a page with a strict content security policy', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await browser.context.newPage()
    await page.goto(site)
    await checkAccessibility(page)
    await page.goto(`${site}/bad`)
    await assert.rejects(checkAccessibility(page), /image-alt/)
  })

  it('leaves /etc as it was', (t) => {
    if (skipUnlessBrowser(t)) return
    assert.deepEqual(listEtc(), etc)
  })
})

function listEtc(): string[] {
  return existsSync('/etc/chromium')
    ? readdirSync('/etc/chromium', { recursive: true }).map(String).sort()
    : []
}

/** A root, a server and two people, by OpenSSL. */
function makeCertificates(folder: string) {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-subj',
    '/CN=Test Issuer',
    '-days',
    '9',
  )
  for (const [name, extension] of [
    ['server', 'subjectAltName=DNS:*.warifu.localhost'],
    ['alice', 'extendedKeyUsage=clientAuth'],
    ['bo', 'extendedKeyUsage=clientAuth'],
  ] as const) {
    const extensions = ['-addext', extension, '-addext', 'basicConstraints=critical,CA:FALSE']
    const issue = ['-CA', 'root.pem', '-CAkey', 'root.key', ...extensions, '-days', '9']
    openssl(
      'req',
      '-x509',
      ...key,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-subj',
      `/CN=${name}`,
      ...issue,
    )
    const file = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-out', `${name}.p12`]
    openssl('pkcs12', '-export', ...file, '-name', `${name} 証明書`, '-passout', 'pass:秘密')
  }
}

async function listen(folder: string): Promise<Server> {
  const read = (name: string) => readFileSync(join(folder, name))
  const tls = { key: read('server.key'), cert: read('server.pem'), ca: read('root.pem') }
  const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: false }, answer)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
}

function answer(request: IncomingMessage, response: ServerResponse) {
  const { subject } = certificateOf(request)
  const language = request.headers['accept-language']?.split(',')[0]
  const main =
    request.url === '/cookie' ? (request.headers.cookie ?? '') : `${subject?.CN ?? 'nobody'}, ${language}`
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'`,
    'set-cookie': ['__Host-a=1; Path=/; Secure; HttpOnly; SameSite=Strict', 'b=2; Secure'],
    connection: 'close',
  })
  const flaw = request.url === '/bad' ? '<img src="x">' : ''
  const link = '<a href="data:application/octet-stream,content" download="電子証明書.p12">file</a>'
  response.end(
    `<!doctype html><html lang="ja"><title>t</title><main><h1>${main}</h1></main>${flaw}<nav>${link}</nav>`,
  )
}

function certificateOf({ socket }: IncomingMessage) {
  const hasCertificate = (socket: unknown): socket is TLSSocket =>
    socket instanceof Object && 'getPeerCertificate' in socket
  return hasCertificate(socket) ? socket.getPeerCertificate() : { subject: undefined }
}
