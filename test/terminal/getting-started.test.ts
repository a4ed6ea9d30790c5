import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { it, type TestContext } from 'node:test'
import * as z from 'zod'
import { clusterConfig } from '../../src/adapters/postgres/cluster.ts'
import { makeRoles, roles } from '../../src/adapters/postgres/roles.ts'
import { type MemberId, parseId } from '../../src/domain/id.ts'
import { lettersAnswer, printAnswer } from '../../src/wire/letters.ts'
import { ceremony } from '../../src/wire/office.ts'
import { connectOrStart } from '../database.ts'
import { ensurePages, freePort, outerEnvironment, urlOf } from '../demo-program.ts'
import { networkBrowser } from '../endure/network-browser.ts'
import { testCluster } from '../test-cluster.ts'
import { softPasskey } from '../world/passkey.ts'
import { acquire, type Held, logOn, ownPins } from '../world/person.ts'

const checkout = join(import.meta.dirname, '..', '..')

/** The commands of docs/GETTING-STARTED.md, in their order. */
const blocks = [
  ...readFileSync(join(checkout, 'docs/GETTING-STARTED.md'), 'utf8').matchAll(/^```sh\n(.*?)^```/gms),
].map(([, block = '']) => block)

/** A folder to work in, and a database without a table. */
async function nothing(t: TestContext) {
  await ensurePages()
  const folder = mkdtempSync(join(tmpdir(), 'warifu-first-'))
  const superuser = await connectOrStart()
  const name = `test_${process.pid}_first`
  await superuser.query(`drop database if exists ${name} with (force)`)
  await makeRoles(superuser, name)
  t.after(async () => {
    await superuser.query(`drop database ${name} with (force)`)
    await superuser.end()
    rmSync(folder, { recursive: true })
  })
  const url = (role: string) => urlOf(clusterConfig(testCluster, role, name))
  const env = { ...outerEnvironment(), PATH: `${join(checkout, 'bin')}:${process.env.PATH}` }
  const type = async (block: string) => {
    const child = spawn('sh', ['-e', '-c', block], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
    assert.equal(code, 0, `${block}\n${complained}`)
    return said
  }
  return { folder, url, env, type }
}

function requireBlock(index: number): string {
  return blocks[index] ?? assert.fail(`the document has no block ${index}`)
}

async function untilReady(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (more: Buffer) => {
      said += String(more)
      if (/^ready on port /m.test(said)) resolve()
    })
    child.once('close', (code) => reject(new Error(`it ended with ${code}`)))
  })
}

it('the document leads from an empty database to somebody who logs on with his certificate', async (t) => {
  assert.equal(blocks.length, 7)
  const { folder, url, env, type } = await nothing(t)
  await type(requireBlock(0))
  const ports = { main: await freePort(), office: await freePort() }
  // Later lines of the file count: the addresses of this machine.
  appendFileSync(
    join(folder, 'warifu.env'),
    [
      `WARIFU_DATABASE_URL='${url(roles.app)}'`,
      `WARIFU_OWNER_DATABASE_URL='${url(roles.owner)}'`,
      `WARIFU_PORT=${ports.main}`,
      `WARIFU_OFFICE_PORT=${ports.office}`,
      ...['WARIFU_PKI_PORT=0', 'WARIFU_METRICS_PORT=0', 'WARIFU_PROCESSES=1', ''],
    ].join('\n'),
  )
  await type(requireBlock(1))
  await type(requireBlock(2))
  const made = await type(requireBlock(3))
  assert.match(made, /issuing CA +until \d{4}-\d\d-\d\d, issues/)
  const codes = [...made.matchAll(/activation code {2}(\S+)/g)].map(([, code = '']) => code)
  assert.equal(codes.length, 2)

  const served = spawn('sh', ['-e', '-c', requireBlock(4)], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complained = text(served.stderr)
  t.after(() => served.kill('SIGKILL'))
  await untilReady(served)

  const root = readFileSync(join(folder, 'root.crt'), 'utf8')
  const quiet = { sends() {}, hears() {}, loses() {} }
  const store: Held[] = []
  const open = (origin: string, address: string) =>
    networkBrowser({ origin, root, address, store, listener: quiet })
  const office = `https://aoba.office.ib.example.jp:${ports.office}`
  const signIn = async (loginId: string, activationCode: string, address: string) => {
    const passkey = softPasskey(office)
    const browser = open(office, address)
    const read = async <S extends z.core.$ZodType>(schema: S, path: string, body?: unknown) => {
      const page = body === undefined ? await browser.get(path) : await browser.postJson(path, body)
      assert.ok(page.status < 300, `${path} ${page.text}`)
      return z.parse(schema, page.text === '' ? null : JSON.parse(page.text))
    }
    const begun = await read(z.looseObject({ ceremony }), '/api/activation', { loginId, activationCode })
    const { ceremonyId, options } = begun.ceremony
    const response = passkey.create(options)
    await read(z.null(), '/api/activation/passkey', { loginId, activationCode, ceremonyId, response })
    return { passkey, read }
  }
  const sato = await signIn('s.sato', codes[0] ?? '', '127.0.2.1')
  const mori = await signIn('k.mori', codes[1] ?? '', '127.0.2.2')

  const asked = await type(requireBlock(5))
  const [, requestId = ''] = /request ([0-9a-f-]{36})\./.exec(asked) ?? []
  const path = `/api/approvals/${requestId}`
  const { shownHash } = await mori.read(z.looseObject({ shownHash: z.string() }), path)
  const { ceremonyId, options } = await mori.read(ceremony, `${path}/verification`, {})
  const verification = { kind: 'passkey', ceremonyId, response: mori.passkey.get(options) }
  await mori.read(z.unknown(), `${path}/approve`, { shownHash, verification })

  await sato.read(z.unknown(), '/api/imports/letters', {})
  const letter = async (who: typeof sato, kind: 'pin-letter' | 'pickup-letter') => {
    const piles = await who.read(lettersAnswer, '/api/letters')
    const letters = piles.find((pile) => pile.kind === kind)?.letters.map(({ id }) => id) ?? []
    const [printed] = await who.read(printAnswer, '/api/letters/print', { kind, letters })
    return printed?.facts.filter(({ isSecret }) => isSecret).map(({ value }) => value) ?? []
  }
  const [pin = '', confirmationPin = ''] = await letter(sato, 'pin-letter')
  const [pickupCode = ''] = await letter(mori, 'pickup-letter')

  const portal = open(`https://aoba.ib.example.jp:${ports.main}`, '127.0.2.3')
  const aoki = { loginId: 'aoki01', role: 'administrator', pin, confirmationPin, pickupCode } as const
  const id = parseId<MemberId>('00000000-0000-4000-8000-000000000001') // of no use to him
  const held = await acquire(portal, { ...aoki, slug: 'aoba', id })
  store.push(held)
  await logOn(portal, held, pin)
  assert.equal((await portal.post('/first-use', ownPins)).location, '/logon/next')

  const last = await type(requireBlock(6))
  assert.match(last, /certificates +1 in use/)
  assert.match(last, /The audit trail is intact/)
  served.kill('SIGTERM')
  assert.doesNotMatch(await complained, /"level":[56]0|^warifu:/m)
})
