import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import * as openid from 'openid-client'
import { openJoiningOffice } from '../world/joining.ts'
import { becomeCustomer, logOn, readPerson } from '../world/person.ts'
import { openService, roundOfLogOuts, throughPortal } from '../world/service.ts'
import { makeWorld, type World } from '../world.ts'

/** Tokens live by the time of day. */
const now = () => Temporal.Now.instant().toString()

async function withService(t: Parameters<typeof makeWorld>[0]) {
  const world = await makeWorld(t, { now: now() })
  const service = await openService(world, await openJoiningOffice(world))
  return { world, service, ...(await comeIn(world)) }
}

async function withTwoServices(t: Parameters<typeof makeWorld>[0]) {
  const world = await makeWorld(t, { now: now() })
  const office = await openJoiningOffice(world)
  const service = await openService(world, office)
  const other = await openService(world, office, 'ib-other')
  return { world, service, other, ...(await comeIn(world)) }
}

async function comeIn(world: World) {
  world.ports.clock.setMachine(Temporal.Now.instant())
  const ichiro = await readPerson(world, 'ichiro')
  return { ichiro, ...(await becomeCustomer(world, ichiro)) }
}

async function certificateOf(world: World, held: { certificate: Uint8Array }) {
  const { certificates } = world.ports.store.at(world.institution().id)
  const found = await certificates.byFingerprint(world.ports.crypto.sha256(held.certificate))
  assert.ok(found)
  return { certificates, found }
}

async function keysOf(world: World) {
  const { text } = await world.openBrowser().get('/oidc/jwks')
  return JSON.parse(text)
}

describe('a service of the institution', () => {
  it('takes over whoever is logged on, and knows who he is and how', async (t) => {
    const { world, service, ichiro, browser, held } = await withService(t)
    const request = await service.begin()
    const tokens = await service.finish(request, await throughPortal(browser, request))
    const claims = tokens.claims()
    assert.ok(claims)
    const { members } = world.ports.store.at(world.institution().id)
    const member = await members.byId(ichiro.id)
    const thumbprint = Buffer.from(world.ports.crypto.sha256(held.certificate)).toString('base64url')
    assert.deepEqual(
      [claims.sub, claims.acr, claims.amr, claims.cnf, claims.key_medium, claims.role, claims.member_id],
      [
        member?.subject,
        'urn:warifu:certificate+pin',
        ['swk', 'pin', 'mfa'],
        { 'x5t#S256': thumbprint },
        'file',
        'user',
        'ichiro',
      ],
    )
    assert.equal(typeof claims.sid, 'string')
    assert.equal(typeof claims.auth_time, 'number')
    assert.equal('refresh_token' in tokens, false)
    const info = await openid.fetchUserInfo(service.config, tokens.access_token, claims.sub)
    assert.deepEqual(info.contract, claims.contract)
    const { found } = await certificateOf(world, held)
    assert.equal(claims.certificate_until, Math.floor(found.notAfter.epochMilliseconds / 1000))
  })

  it('learns no more than its scopes ask for', async (t) => {
    const { service, browser } = await withService(t)
    const request = await service.begin({ scope: 'openid' })
    const tokens = await service.finish(request, await throughPortal(browser, request))
    const claims = tokens.claims()
    for (const name of ['contract', 'role', 'member_id', 'name', 'locale']) {
      assert.equal(claims?.[name], undefined, name)
    }
  })

  it('has whoever is not logged on do so first, and gets him back after the board', async (t) => {
    const { world, service, held } = await withService(t)
    const browser = world.openBrowser()
    const request = await service.begin()
    const asked = await browser.open(`${request.url.pathname}${request.url.search}`)
    assert.equal(asked.screen, 'L-10')
    const goingOn = await logOn(browser, held)
    assert.equal(goingOn.screen, 'V-10', goingOn.text)
    const next = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(goingOn.text)?.[1] ?? ''
    assert.match(next, /^\/oidc\/interaction\//)
    const { location } = await browser.open(next)
    assert.ok((await service.finish(request, location)).claims())
    assert.equal((await logOn(browser, held)).screen, 'M-10', 'it is done with')
    const again = await browser.get(next)
    assert.deepEqual([again.status, again.screen], [400, 'V-90'], 'one request leads back once')
  })

  it('is refused where nobody is logged on and nobody may be asked', async (t) => {
    const { world, service, browser } = await withService(t)
    const request = await service.begin({ prompt: 'none' })
    const refused = new URL(await throughPortal(world.openBrowser(), request))
    assert.equal(refused.searchParams.get('error'), 'login_required')
    const silent = await service.begin({ prompt: 'none' })
    assert.ok(
      (await service.finish(silent, await throughPortal(browser, silent))).claims(),
      'and else it is silent',
    )
  })

  it('gets a log-on made for it where it wants one', async (t) => {
    const { world, service, browser, held } = await withService(t)
    world.ports.clock.setMachine(Temporal.Now.instant().subtract({ seconds: 5 }))
    const request = await service.begin({ prompt: 'login' })
    const asked = await browser.open(`${request.url.pathname}${request.url.search}`)
    assert.equal(asked.screen, 'L-10', 'the session that there is does not do')
    assert.equal((await browser.open('/onward')).screen, 'V-10')
    world.advance({ seconds: 30 })
    world.ports.clock.setMachine(Temporal.Now.instant().add({ seconds: 5 }))
    const goingOn = await logOn(browser, held)
    const next = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(goingOn.text)?.[1] ?? ''
    const { location } = await browser.open(next)
    assert.ok((await service.finish(request, location)).claims())
  })

  it('gets nothing of one person where another logs on after him in the same browser', async (t) => {
    const { world, service, browser } = await withService(t)
    const sessionHere = () => browser.cookies.get('__Host-oidc')
    const enter = async () => {
      const request = await service.begin()
      return (await service.finish(request, await throughPortal(browser, request))).claims()
    }
    const first = await enter()
    const sessionOfFirst = sessionHere()
    assert.equal((await enter())?.sid, first?.sid)
    assert.equal(sessionHere(), sessionOfFirst)
    const { held } = await becomeCustomer(world, await readPerson(world, 'hanako'))
    await logOn(browser, held)
    const second = await enter()
    assert.equal(second?.member_id, 'hanako')
    assert.notEqual(second?.sid, first?.sid)
    assert.ok(sessionHere())
    assert.notEqual(sessionHere(), sessionOfFirst)
    const sessions = world.database.db.selectFrom('openid_state').where('model', '=', 'Session')
    assert.equal((await sessions.selectAll().execute()).length, 1, 'the first one’s is gone')
  })

  it('gets nothing at an address that nobody registered', async (t) => {
    const { service, browser } = await withService(t)
    const request = await service.begin({ redirect_uri: 'https://ib-core.example/callback/' })
    const page = await browser.get(`${request.url.pathname}${request.url.search}`)
    assert.deepEqual([page.status, page.screen, page.location], [400, 'V-90', ''])
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  })

  it('is nobody under a name that no service can have', async (t) => {
    const { browser } = await withService(t)
    for (const name of ['%00', 'ib-core%00', '%F0%9F%98%80', 'IB-CORE', 'no-such-service']) {
      const page = await browser.get(`/oidc/auth?scope=openid&response_type=code&client_id=${name}`)
      assert.deepEqual([page.status, page.screen], [400, 'V-90'], name)
    }
  })

  it('gets tokens for a code once, with the verifier that belongs to it', async (t) => {
    const { service, browser } = await withService(t)
    const request = await service.begin()
    const location = await throughPortal(browser, request)
    const guessed = { ...request, verifier: openid.randomPKCECodeVerifier() }
    await assert.rejects(service.finish(guessed, location), { error: 'invalid_grant' })
    const tokens = await service.finish(request, location)
    assert.ok(tokens.claims())
    await assert.rejects(service.finish(request, location), { error: 'invalid_grant' })
    await assert.rejects(
      openid.fetchUserInfo(service.config, tokens.access_token, openid.skipSubjectCheck),
      'what the first one got ends with it',
    )
  })
})

describe('a log-out', () => {
  it('comes when the certificate is revoked, and what the service holds is worth nothing', async (t) => {
    const { world, service, browser, held } = await withService(t)
    const request = await service.begin()
    const tokens = await service.finish(request, await throughPortal(browser, request))
    assert.deepEqual((await roundOfLogOuts(world)).sent, [], 'while all is well there is nothing to tell')
    const { certificates, found } = await certificateOf(world, held)
    const at = world.ports.clock.now()
    await certificates.move(found.id, { from: 'current', to: 'revoked', at, revokedFor: 'keyCompromise' })
    await assert.rejects(openid.fetchUserInfo(service.config, tokens.access_token, openid.skipSubjectCheck))
    const { sent, tokens: logOuts } = await roundOfLogOuts(world)
    assert.deepEqual(
      sent.map(({ url }) => url),
      ['https://ib-core.example/log-out'],
    )
    const [logOut = ''] = logOuts
    assert.equal(decodeProtectedHeader(logOut).typ, 'logout+jwt')
    const { payload } = await jwtVerify(logOut, createLocalJWKSet(await keysOf(world)), {
      issuer: service.config.serverMetadata().issuer,
      audience: 'ib-core',
      currentDate: new Date(world.ports.clock.machine().epochMilliseconds),
    })
    assert.equal(payload.sid, tokens.claims()?.sid)
    assert.equal(payload.sub, tokens.claims()?.sub)
    assert.deepEqual(payload.events, { 'http://schemas.openid.net/event/backchannel-logout': {} })
    assert.equal('nonce' in payload, false)
    assert.deepEqual((await roundOfLogOuts(world)).sent, [], 'told once')
  })

  it('is told again until it was heard, and given up after a day', async (t) => {
    const { world, service, browser } = await withService(t)
    const request = await service.begin()
    await service.finish(request, await throughPortal(browser, request))
    assert.equal((await browser.post('/logoff', {})).screen, 'E-50')
    assert.deepEqual((await roundOfLogOuts(world, 'timeout')).outcomes, ['to-be-tried'])
    assert.deepEqual((await roundOfLogOuts(world)).sent, [], 'not before its time')
    world.advance({ seconds: 1 })
    assert.deepEqual((await roundOfLogOuts(world, 500)).outcomes, ['to-be-tried'])
    world.advance({ hours: 24 })
    assert.deepEqual((await roundOfLogOuts(world, 'timeout')).outcomes, ['given-up'])
    world.advance({ hours: 1 })
    assert.deepEqual((await roundOfLogOuts(world)).sent, [])
  })

  it('comes for every way in which a log-on ends, but for idleness here', async (t) => {
    const { world, service, ichiro, held } = await withService(t)
    const enter = async () => {
      const browser = world.openBrowser()
      await logOn(browser, held)
      const request = await service.begin()
      await service.finish(request, await throughPortal(browser, request))
      return browser
    }
    const idle = await enter()
    world.advance({ minutes: 16 })
    assert.equal((await idle.get('/menu')).screen, 'E-51')
    assert.deepEqual((await roundOfLogOuts(world)).sent, [], 'the person may be at work in the service')
    world.advance({ hours: 8 })
    assert.equal((await roundOfLogOuts(world)).sent.length, 1, 'the longest time of a session')

    await enter()
    const { db } = world.database
    for (const column of ['suspended_at', 'held_at', 'locked_at', 'loss_reported_at'] as const) {
      await db
        .updateTable('member')
        .set({ [column]: world.ports.clock.now() })
        .where('member_id', '=', ichiro.id)
        .execute()
      assert.equal((await roundOfLogOuts(world)).sent.length, 1, column)
      await db
        .updateTable('member')
        .set({ [column]: null })
        .where('member_id', '=', ichiro.id)
        .execute()
      await enter()
    }
    const { parties } = world.ports.store.at(world.institution().id).openid
    assert.ok(await parties.end('ib-core', world.ports.clock.now()))
    assert.equal((await roundOfLogOuts(world)).sent.length, 1, 'the service was ended')
  })

  it('is told to all services where he logs off from one after he was idle here', async (t) => {
    const { world, service, other, browser } = await withTwoServices(t)
    const request = await service.begin()
    const tokens = await service.finish(request, await throughPortal(browser, request))
    const elsewhere = await other.begin()
    await other.finish(elsewhere, await throughPortal(browser, elsewhere))
    world.advance({ minutes: 16 })
    const url = openid.buildEndSessionUrl(service.config, { id_token_hint: tokens.id_token ?? '' })
    const asked = await browser.get(`${url.pathname}${url.search}`)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    await browser.post('/oidc/session/end/confirm', { xsrf, logout: 'yes' })
    const { sent } = await roundOfLogOuts(world)
    assert.deepEqual(sent.map(({ url }) => url).sort(), [
      'https://ib-core.example/log-out',
      'https://ib-other.example/log-out',
    ])
  })

  it('comes for a log-on that was taken over anew while the one before was being told', async (t) => {
    const { world, service, ichiro, browser } = await withService(t)
    const enter = async () => {
      const request = await service.begin()
      await service.finish(request, await throughPortal(browser, request))
    }
    const { db } = world.database
    const hold = (at: Temporal.Instant | null) =>
      db.updateTable('member').set({ held_at: at }).where('member_id', '=', ichiro.id).execute()
    await enter()
    await hold(world.ports.clock.now())
    const { logOns } = world.ports.store.at(world.institution().id).openid
    const now = world.ports.clock.now()
    await logOns.markOver(now)
    const [underWay] = await logOns.takeDue(now, now.add({ seconds: 60 }), 20)
    assert.ok(underWay)
    await hold(null)
    await enter()
    await logOns.told(underWay, now)
    assert.equal((await browser.post('/logoff', {})).screen, 'E-50')
    world.advance({ seconds: 1 })
    assert.equal((await roundOfLogOuts(world)).sent.length, 1)
  })

  it('waits behind none of another service', async (t) => {
    const { world, service, other, browser, held } = await withTwoServices(t)
    const [first, second] = [await service.begin(), await other.begin()]
    await service.finish(first, await throughPortal(browser, first))
    const elsewhere = world.openBrowser()
    await logOn(elsewhere, held)
    await other.finish(second, await throughPortal(elsewhere, second))
    await browser.post('/logoff', {})
    await elsewhere.post('/logoff', {})
    const { logOns } = world.ports.store.at(world.institution().id).openid
    const now = world.ports.clock.now()
    await logOns.markOver(now)
    const due = await logOns.takeDue(now, now.add({ seconds: 60 }), 1)
    assert.deepEqual(due.map(({ clientId }) => clientId).sort(), ['ib-core', 'ib-other'])
  })

  it('is asked for by the service, and ends the session here where the person says so', async (t) => {
    const { world, service, browser } = await withService(t)
    const request = await service.begin()
    const tokens = await service.finish(request, await throughPortal(browser, request))
    const url = openid.buildEndSessionUrl(service.config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'https://ib-core.example/',
      state: 'there',
    })
    const asked = await browser.get(`${url.pathname}${url.search}`)
    assert.equal(asked.screen, 'V-20', asked.text)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    const forged = await browser.post(
      '/oidc/session/end/confirm',
      { xsrf: 'guessed', logout: 'yes' },
      {
        accept: 'text/html',
      },
    )
    assert.equal(forged.screen, 'V-90')
    assert.equal((await browser.get('/menu')).screen, 'M-10')
    const back = await browser.post('/oidc/session/end/confirm', { xsrf, logout: 'yes' })
    assert.equal(back.screen, 'V-10')
    assert.match(back.text, /url=https:\/\/ib-core\.example\/\?state=there/)
    assert.equal((await browser.get('/menu')).screen, 'E-51')
    assert.equal((await roundOfLogOuts(world)).sent.length, 1)
  })
})
