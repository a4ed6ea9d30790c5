import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type DemoTls, openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import { openPlain, type Plain } from '../../src/http/edge/plain.ts'
import { pkiListener } from '../../src/http/pki/pki-listener.ts'
import { has } from '../interop/pki-tools.ts'
import { runBeside } from '../interop/run-beside.ts'
import { issuerOf, publish } from '../status/lists.ts'
import type { Person } from '../world/person.ts'
import { becomeCustomer, type Held, readPerson } from '../world/person.ts'
import { openWorld, type World } from '../world.ts'
import { ask, documented, shownBy, writeFiles } from './behind.ts'
import { type ProxyName, startFront, without } from './front.ts'

const script = join(import.meta.dirname, '..', '..', 'docs', 'proxies', 'fetch-lists.sh')
const files = { nginx: 'lists-nginx.conf', haproxy: 'lists-haproxy.cfg', apache: 'lists-apache.conf' }

let world: World
let pki: Plain
let urls: string[]
let good: Held
before(async () => {
  world = await openWorld({
    now: Temporal.Now.instant().toString(),
    institutions: [
      {
        slug: 'a',
        people: ['good', 'nginx', 'haproxy', 'apache'].map((loginId) => ({
          role: 'user' as const,
          loginId,
          displayName: loginId,
          language: 'ja' as const,
        })),
      },
    ],
  })
  good = (await becomeCustomer(world, await readPerson(world, 'good'))).held
  pki = await openPlain({ host: '127.0.0.1', port: 0, onRequest: pkiListener(world.portal) })
  const of = async (level: 'root' | 'issuing') =>
    `http://127.0.0.1:${pki.port}/a/crl/${(await issuerOf(world, level)).id}.crl`
  urls = [await of('issuing'), await of('root')]
})
after(async () => {
  await pki.close(Temporal.Duration.from({ seconds: 0 }))
  await world.close()
})

for (const name of ['nginx', 'haproxy', 'apache'] satisfies ProxyName[]) {
  describe(`${name} before another service, with our lists`, { skip: without(name) }, () => {
    const folder = mkdtempSync(join(tmpdir(), `warifu-lists-${name}-`))
    const at = (file: string) => join(folder, file)
    let tls: DemoTls
    let lost: Held
    let person: Person
    before(async () => {
      tls = openDemoTls(at('tls'), world.portal.site.domain, Temporal.Now.instant())
      await writeFiles(world, folder, tls)
      person = await readPerson(world, name)
      lost = (await becomeCustomer(world, person)).held
      await publish(world)
    })
    after(() => rmSync(folder, { recursive: true, force: true }))

    /** Whether somebody has had the program read its files again. */
    const fetchLists = async (from = urls): Promise<boolean> => {
      rmSync(at('reloaded'), { force: true })
      const said = await runBeside(script, [
        at('lists.pem'),
        at('authorities.pem'),
        `touch ${at('reloaded')}`,
        ...from,
      ])
      assert.equal(said, '')
      return existsSync(at('reloaded'))
    }

    it('is given nothing that no authority of ours has signed', async (t) => {
      if (!has(t, 'curl', 'openssl')) return
      await untilTrue(fetchLists)
      const before = readFileSync(at('lists.pem'))
      const said = await runBeside(script, [at('lists.pem'), at('portal.crt'), 'false', ...urls])
      assert.match(said, /signed by nobody we know/)
      assert.ok(readFileSync(at('lists.pem')).equals(before))
      rmSync(at('lists.pem'))
      await runBeside(script, [at('lists.pem'), at('authorities.pem'), 'false', ...urls])
      assert.equal(await fetchLists(), true, 'a reload that has failed is tried again')
      const left = readdirSync(folder).filter((file) => file.startsWith('.lists') || file.endsWith('.unread'))
      assert.deepEqual(left, [], 'nothing is left over')
      rmSync(at('lists.pem'))
    })

    it('lets in who is good, and not who was stopped', async (t) => {
      if (!has(t, 'curl', 'openssl')) return
      await untilTrue(() => fetchLists(urls.slice(0, 1)))
      const front = await startFront(name, folder, documented(files[name]))
      t.after(() => front.close())
      const isLetIn = async (held: Held) => {
        const url = `https://service.warifu.test:${front.port}/`
        const answer = await ask(tls.root, url, { shown: shownBy(held) }).catch((error: unknown) => error)
        if (answer instanceof Error) {
          assert.match(answer.message, /alert (certificate (revoked|unknown)|unknown ca)/)
          return false
        }
        assert.ok(typeof answer === 'object' && answer !== null && 'status' in answer)
        return answer.status === 200 || answer.status === 204
      }
      assert.equal(await isLetIn(good), false, 'a list of each level is needed')
      assert.equal(await fetchLists(), true)
      await front.restart()
      assert.deepEqual([await isLetIn(good), await isLetIn(lost)], [true, true])
      assert.equal(await fetchLists(), false, 'nothing has changed')

      const begun = performance.now()
      await world.ports.store.transact(world.institution().id, (tx) =>
        tx.members.reportLoss(person.id, world.ports.clock.now()),
      )
      let publishing: Promise<unknown> = Promise.resolve()
      const every = setInterval(() => {
        publishing = publish(world) // as each node does
      }, 1000)
      t.after(async () => {
        clearInterval(every)
        await publishing
      })
      await untilTrue(fetchLists)
      const listed = performance.now() - begun
      await front.restart()
      assert.deepEqual([await isLetIn(good), await isLetIn(lost)], [true, false])
      const refused = performance.now() - begun
      t.diagnostic(
        `${name}: from the act to the list that was fetched ${Math.round(listed)} ms, to the first refusal ${Math.round(refused)} ms`,
      )
      assert.ok(refused < 60_000, 'a revocation appears within 60 s')
    })
  })
}

/** Waits for a condition, for a minute. */
async function untilTrue(condition: () => Promise<boolean>): Promise<true> {
  for (const until = performance.now() + 60_000; performance.now() < until; await pause(100)) {
    if (await condition()) return true
  }
  return assert.fail('it did not come')
}
