import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { openDemoTls } from '../src/adapters/keys/demo-tls.ts'
import { openServer, type RunningServer } from '../src/http/server.ts'
import { withoutOpenssl } from './edge-fixture.ts'
import { becomeCustomer, type Held, readPerson } from './world/person.ts'
import { openWorld, type World } from './world.ts'

/** What openssl's own client says of a connection. Not execFileSync: the server is in this process. */
function runOpenssl(args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('openssl', args, (_error, stdout, stderr) => resolve(stdout + stderr)).stdin?.end('Q\n')
  })
}

interface Answer {
  status: number
  body: string
  location: string
  cookies: string[]
}

describe('a production server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-server-'))
  let world: World
  let server: RunningServer
  let root: string
  let held: Held
  let amiss: string[] = []
  before(async () => {
    world = await openWorld({ now: Temporal.Now.instant().toString() })
    held = (await becomeCustomer(world, await readPerson(world, 'ichiro'))).held
    const tls = openDemoTls(folder, world.portal.site.domain, Temporal.Now.instant())
    root = tls.root
    const site = { ...world.portal.site, officePort: 8444 }
    server = await openServer({
      portal: { ...world.portal, site },
      office: { ...world.office, site },
      listen: {
        host: '127.0.0.1',
        port: 0,
        pkiPort: 0,
        metricsPort: 0,
        office: { host: '127.0.0.1', port: 0 },
      },
      tls,
      readiness: async () => amiss,
    })
  })
  after(async () => {
    await server.close()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** As a browser: the name that is in the address, checked against the root. */
  function get(
    url: string,
    options: { holder?: Held; cookie?: string; port?: number | undefined } = {},
  ): Promise<Answer> {
    const { hostname, host, pathname, search } = new URL(url)
    const { holder, cookie, port = server.port } = options
    return new Promise((resolve, reject) => {
      request({
        host: '127.0.0.1',
        port,
        servername: hostname,
        path: `${pathname}${search}`,
        headers: { host, ...(cookie !== undefined && { cookie }) },
        ca: root,
        agent: false,
        ...(holder && {
          key: holder.key.privateKey.export({ format: 'pem', type: 'pkcs8' }),
          cert: `-----BEGIN CERTIFICATE-----\n${holder.certificate.toBase64()}\n-----END CERTIFICATE-----\n`,
        }),
      })
        .on('error', reject)
        .on('response', (response) => {
          const { statusCode = 0, headers } = response
          const { location = '', 'set-cookie': set = [] } = headers
          const cookies = set.map((line) => line.slice(0, line.indexOf(';')))
          text(response).then((body) => resolve({ status: statusCode, body, location, cookies }), reject)
        })
        .end()
    })
  }
  const plain = async (port: number, path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`)
    return { status: response.status, body: await response.text() }
  }

  it('answers on every host of its institutions, and on no guide page', async () => {
    for (const host of ['a', 'a-x2.logon']) {
      assert.equal((await get(`https://${host}.warifu.test:8443/healthz`)).body, 'ok\n', host)
    }
    for (const host of ['warifu.test', 'z.warifu.test']) {
      assert.equal((await get(`https://${host}:8443/`)).status, 421, host)
    }
  })

  it('lets someone log on over TLS: portal, log-on host with the certificate, portal', async () => {
    const begun = await get('https://a.warifu.test:8443/logon/start')
    assert.match(begun.location, /^https:\/\/a-[a-z2-7]{45}\.logon\.warifu\.test:8443\//)
    const judged = await get(begun.location, { holder: held })
    assert.equal(judged.status, 303, judged.body)
    const cookie = begun.cookies.join('; ')
    const back = await get(judged.location, { cookie })
    assert.equal(back.location, '/logon/next', back.body)
    const none = await get((await get('https://a.warifu.test:8443/logon/start')).location)
    assert.equal(none.status, 403)
    assert.match(none.body, /L-40/)
  })

  it('has the office on a listener of its own, and there alone', async () => {
    const { port, officePort } = server
    assert.notEqual(officePort, undefined)
    const office = 'https://a.office.warifu.test:8444/'
    const there = await get(office, { port: officePort })
    assert.equal(there.status, 200, there.body)
    assert.match(there.body, /<div id="root">/)
    for (const [url, through] of [
      [office, port],
      ['https://a.office.warifu.test:8443/', port],
      ['https://a.office.warifu.test:8443/', officePort],
      ['https://z.office.warifu.test:8444/', officePort],
      ['https://a.warifu.test:8443/', officePort],
      ['https://a.warifu.test:8444/', officePort],
      ['https://warifu.test:8444/', officePort],
    ] as const) {
      const { status, body } = await get(url, { port: through })
      assert.equal(status, 421, `${url} through ${through === port ? 'the main port' : 'the office’s'}`)
      assert.doesNotMatch(body, /root/)
    }
  })

  it('asks nobody in the office for a client certificate', { skip: withoutOpenssl }, async () => {
    const asked = async (port: number | undefined, servername: string) => {
      const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', servername]
      return /Requested Signature Algorithms/.test(await runOpenssl(args))
    }
    assert.equal(await asked(server.officePort, 'a.office.warifu.test'), false)
    assert.equal(await asked(server.officePort, 'a-x2.logon.warifu.test'), false)
    assert.equal(await asked(server.port, 'a.warifu.test'), false)
    assert.equal(await asked(server.port, 'a-x2.logon.warifu.test'), true)
  })

  it('says on loopback whether it can work, and what is amiss', async () => {
    assert.deepEqual(await plain(server.metricsPort, '/readyz'), { status: 200, body: 'ready\n' })
    amiss = ['the clocks differ', 'a disk is full']
    assert.deepEqual(await plain(server.metricsPort, '/readyz'), {
      status: 503,
      body: 'the clocks differ\na disk is full\n',
    })
    amiss = []
    assert.equal((await plain(server.metricsPort, '/healthz')).status, 200)
  })

  it('counts what it does, by names that say no more than a number', async () => {
    const asked = await get('https://a.office.warifu.test:8444/api/members?q=x', { port: server.officePort })
    assert.equal(asked.status, 401)
    const { status, body } = await plain(server.metricsPort, '/metrics')
    assert.equal(status, 200)
    assert.match(body, /^warifu_http_request_duration_seconds_count\{[^}]*\} [1-9]/m)
    assert.match(body, /^warifu_office_refusals_total\{code="staff-not-signed-in"\} 1$/m)
    assert.match(body, /^# TYPE warifu_office_sign_ins_total counter$/m)
    assert.doesNotMatch(body, /ichiro|\/logon\/|warifu\.test/)
  })

  it('serves nothing but its health on the plain listener', async () => {
    assert.equal((await plain(server.pkiPort, '/healthz')).status, 200)
    for (const path of ['/', '/metrics', '/readyz', '/a/ca/x.cer', '/logon/start']) {
      assert.equal((await plain(server.pkiPort, path)).status, 404, path)
    }
  })
})
