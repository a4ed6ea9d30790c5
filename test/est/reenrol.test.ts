import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { type EstClient, estClient } from '../world/est-client.ts'
import { becomeCustomer, type Held, readPerson, showCertificate } from '../world/person.ts'
import { trail } from '../world/unlocking.ts'
import { makeWorld, openWorld, type World } from '../world.ts'

const open = { renewalOpens: 365, est: { enroll: 'off', reenroll: 'all', secretHours: 72 } } as const

/** Whoever has acquired in a browser, and asks by EST. */
describe('simplereenroll', () => {
  let world: World
  let est: EstClient
  before(async () => {
    world = await openWorld({ now: '2026-11-02T09:00:00+09:00', policy: open })
    est = estClient(world)
  })
  after(() => world.close())

  const ask = (shown: Uint8Array | undefined, request: Uint8Array) =>
    est('simplereenroll', { shown, body: request.toBase64() })
  const stages = async (held: Held) => {
    const { certificates } = world.ports.store.at(world.institution().id)
    const shown = await certificates.byFingerprint(world.ports.crypto.sha256(held.certificate))
    const all = await certificates.ofMember(shown?.memberId ?? assert.fail())
    return all.map(({ stage, byProtocol }) => `${stage}${byProtocol ? ` by ${byProtocol}` : ''}`).sort()
  }

  it('gives a new certificate, which its first request proves', async () => {
    const person = await readPerson(world, 'hanako')
    const { browser, held } = await becomeCustomer(world, person)
    const key = makeEnrolmentKey()
    const answer = await ask(held.certificate, key.request)
    assert.equal(answer.status, 200, answer.text)
    assert.equal(answer.headers.get('content-type'), 'application/pkcs7-mime; smime-type=certs-only')
    const { spki } = parseCertificate(answer.certificate)
    assert.equal(spki.toHex(), key.spki.toHex())
    assert.deepEqual(await stages(held), ['current', 'proving by est'])

    const again = await ask(held.certificate, key.request)
    assert.equal(again.text, answer.text, 'the same key gets the same certificate')
    assert.equal((await est('cacerts', { shown: held.certificate })).status, 200, 'the old one is no failure')
    assert.equal((await est('csrattrs', { shown: held.certificate })).status, 200)
    assert.deepEqual(await stages(held), ['current', 'proving by est'])

    const newer = await ask(held.certificate, makeEnrolmentKey('RSA-2048').request)
    assert.equal(newer.status, 200, newer.text)
    assert.deepEqual(await stages(held), ['abandoned by est', 'current', 'proving by est'])

    assert.equal((await est('csrattrs', { shown: newer.certificate })).status, 200)
    assert.deepEqual(await stages(held), ['abandoned by est', 'current by est', 'superseded'])
    const old = await ask(held.certificate, makeEnrolmentKey().request)
    assert.deepEqual([old.status, old.text.split('\n')[0]], [403, 'certificate-not-current'])
    assert.equal((await showCertificate(browser, held)).status, 403, 'nor does it log on')

    const told = await world.ports.store.at(world.institution().id).outbox.ofMember(person.id)
    const kinds = told.map(({ kind }) => kind)
    assert.ok(kinds.includes('certificate-issued') && kinds.includes('certificate-proved'), kinds.join())
  })

  it('reads base64 with line breaks and without, whatever is said of it, and nothing else', async () => {
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const { request } = makeEnrolmentKey()
    const body = request.toBase64()
    const forged = request.with(request.length - 1, (request.at(-1) ?? 0) ^ 1).toBase64()
    for (const [what, question, status, said] of [
      ['another type', { body, type: 'application/octet-stream' }, 415, 'Unsupported Media Type'],
      ['no base64', { body: `${body.slice(1)}!` }, 400, 'est-request-unfit'],
      ['nothing', { body: '' }, 400, 'est-request-unfit'],
      ['no DER', { body: 'AAAA' }, 400, 'est-request-unfit'],
      ['PEM', { body: `-----BEGIN CERTIFICATE REQUEST-----\n${body}` }, 400, 'est-request-unfit'],
      ['a signature of another', { body: forged }, 400, 'bad-request-signature'],
      ['too much', { body: 'A'.repeat(20_000) }, 413, 'Content Too Large'],
      ['too little', { body: body.slice(0, 40) }, 400, 'est-request-unfit'],
    ] as const) {
      const { status: found, text } = await est('simplereenroll', { shown: held.certificate, ...question })
      assert.deepEqual([found, text.split('\n')[0]], [status, said], what)
    }
    const broken = {
      body: body.replaceAll(/.{64}/g, '$&\r\n'),
      headers: { 'content-transfer-encoding': '8bit' },
    }
    const answer = await est('a/simplereenroll', { shown: held.certificate, ...broken })
    assert.equal(answer.status, 200, answer.text)
    const old = await ask(held.certificate, held.key.request)
    assert.deepEqual([old.status, old.text.split('\n')[0]], [409, 'key-used-before'])
  })

  it('reads whatever is sent, or refuses it', async () => {
    const { request } = makeEnrolmentKey()
    const mutated = fc
      .tuple(fc.nat(request.length - 1), fc.nat(255))
      .map(([at, octet]) => request.with(at, octet).toBase64())
    const body = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.base64String({ maxLength: 400 }),
      mutated,
    )
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const { status } = await est('simplereenroll', { body: text })
        assert.ok(status === 400 || status === 403, `${status} to ${text}`)
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('is for whoever shows a certificate of the institution, and says so in his language', async () => {
    const { request } = makeEnrolmentKey()
    const issuer = world.portal.directory.bySlug('a')?.issuers[0]?.certificate
    for (const shown of [undefined, issuer]) {
      const { status, text } = await ask(shown, request)
      // No scheme of RFC 9110 §11 asks for a certificate, and a 401 would have to name one.
      assert.deepEqual([status, text.split('\n')[0]], [403, 'est-certificate-needed'])
    }
    const japanese = await est('simplereenroll', { headers: { 'accept-language': 'ja' }, body: 'AAAA' })
    assert.match(japanese.text, /^est-certificate-needed\n電子証明書が示されていないか/)
  })
})

const day = '2026-11-02T09:00:00+09:00'

describe('simplereenroll refuses as the window does', () => {
  it('what a revoked CA has issued, before the records say so of each', async (t) => {
    const world = await makeWorld(t, { now: day, policy: open })
    const est = estClient(world)
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const body = () => makeEnrolmentKey().request.toBase64()
    const made = await est('simplereenroll', { shown: held.certificate, body: body() })
    assert.equal(made.status, 200, made.text)

    const issuing = world.portal.directory.bySlug('a')?.issuers.find(({ level }) => level === 'issuing')
    const { id, certificate } = issuing ?? assert.fail()
    const { serialNumber } = parseCertificate(certificate)
    const { store, clock } = world.ports
    await store.transact(world.institution().id, (tx) =>
      tx.issuers.revoke(id, serialNumber, 'cACompromise', clock.now()),
    )
    await world.portal.directory.refresh()
    for (const [operation, shown] of [
      ['simplereenroll', held.certificate],
      ['csrattrs', held.certificate],
      ['csrattrs', made.certificate],
    ] as const) {
      const question = operation === 'csrattrs' ? { shown } : { shown, body: body() }
      const { status, text } = await est(operation, question)
      assert.deepEqual([status, text.split('\n')[0]], [403, 'certificate-not-current'], operation)
    }
    assert.equal((await est('cacerts', { shown: made.certificate })).status, 200)
    const { certificates } = store.at(world.institution().id)
    const shown = await certificates.byFingerprint(world.ports.crypto.sha256(made.certificate))
    assert.equal(shown?.stage, 'proving', 'nor is it proved by what anybody may ask')
  })

  it('who asks again and again, so that the trail is not filled with his refusals', async (t) => {
    const world = await makeWorld(t, { now: day, policy: open })
    const est = estClient(world)
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const a = world.institution().id
    await sql
      .raw(`update member set suspended_at = '${day}' where login_id = 'ichiro' and institution_id = '${a}'`)
      .execute(world.database.app.of(a))
    for (const question of [{}, { body: makeEnrolmentKey().request.toBase64() }]) {
      const operation = 'body' in question ? 'simplereenroll' : 'csrattrs'
      const before = (await trail(world, /^log-on-refused/)).length
      const answers = []
      for (let times = 0; times < 30; times += 1) {
        const { status, headers } = await est(operation, { shown: held.certificate, ...question })
        answers.push(status)
        if (status === 503) assert.ok(headers.has('retry-after'))
      }
      assert.deepEqual([answers[0], answers.at(-1)], [403, 503], operation)
      assert.ok((await trail(world, /^log-on-refused/)).length - before <= 12, operation)
    }
  })

  it('who is stopped, whose certificate is revoked, and what is closed', async (t) => {
    const world = await makeWorld(t, { now: day, policy: open })
    const est = estClient(world)
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const ask = async () => {
      const body = makeEnrolmentKey().request.toBase64()
      const { status, text, headers } = await est('simplereenroll', { shown: held.certificate, body })
      return [status, text.split('\n')[0], headers.get('retry-after')]
    }
    const a = world.institution().id
    const set = (statement: string) =>
      sql.raw(`${statement} and institution_id = '${a}'`).execute(world.database.app.of(a))
    await set(`update member set suspended_at = '${day}' where login_id = 'ichiro'`)
    assert.deepEqual(await ask(), [403, 'member-stopped', null])
    await set(`update member set suspended_at = null where login_id = 'ichiro'`)
    await set(
      `update certificate set stage = 'revoked', ended_at = '${day}', revoked_for = 'keyCompromise' where stage = 'current'`,
    )
    assert.deepEqual(await ask(), [403, 'certificate-not-current', null])
  })

  it('at night, until the morning', async (t) => {
    const hours = { from: '09:00', until: '17:00' }
    const week = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours }
    const openingHours = { week, closedEachYear: [], closedOnce: [] }
    const world = await makeWorld(t, { now: day, policy: { ...open, openingHours } })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2026-11-03T08:59:30')
    const body = makeEnrolmentKey().request.toBase64()
    const { status, headers } = await estClient(world)('simplereenroll', { shown: held.certificate, body })
    assert.deepEqual([status, headers.get('retry-after')], [503, '30'])
  })

  for (const [what, policy, said] of [
    ['too early', { est: open.est }, 'renewal-not-open'],
    [
      'a log-on asks for a PIN, and it came by a browser',
      { ...open, est: { ...open.est, reenroll: 'own' } },
      'est-not-allowed',
    ],
    [
      'it is switched off',
      { ...open, est: { ...open.est, reenroll: 'off' }, logon: 'certificate' },
      'est-not-allowed',
    ],
    [
      'a log-on asks for no PIN',
      { ...open, est: { ...open.est, reenroll: 'own' }, logon: 'certificate' },
      '',
    ],
  ] as const) {
    it(`where ${what}: ${said || 'it is given'}`, async (t) => {
      const world = await makeWorld(t, { now: day, policy })
      const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
      const body = makeEnrolmentKey().request.toBase64()
      const { status, text } = await estClient(world)('simplereenroll', { shown: held.certificate, body })
      assert.equal(status === 200 ? '' : text.split('\n')[0], said)
    })
  }

  it('nobody for long whose signature takes long: he comes again with the same request', async (t) => {
    const world = await makeWorld(t, { now: day, policy: open })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const { signer } = world.ports
    const released = Promise.withResolvers<void>()
    const slow = {
      ...world.ports,
      signer: {
        sign: async (...asked: Parameters<typeof signer.sign>) => {
          await released.promise
          return signer.sign(...asked)
        },
      },
    }
    const waits = Temporal.Duration.from({ milliseconds: 50 })
    const est = estClient({ ...world, portal: { ...world.portal, ports: slow } }, 'a', waits)
    const question = { shown: held.certificate, body: makeEnrolmentKey().request.toBase64() }
    const first = await est('simplereenroll', question)
    assert.deepEqual([first.status, first.headers.get('retry-after')], [202, '10'])
    released.resolve()
    const second = await estClient(world)('simplereenroll', question)
    assert.equal(second.status, 200, second.text)
  })
})
