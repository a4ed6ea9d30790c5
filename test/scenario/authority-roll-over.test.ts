import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { watchAuthorities } from '../../src/main/watch-authorities.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { parseCertificateList } from '../../src/pki/crl.ts'
import { encodePem } from '../../src/pki/pem.ts'
import { prepareAuthority } from '../../src/service/ca/prepare-authority.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { publishLists } from '../../src/service/status/publish-lists.ts'
import {
  askForCaRevocation,
  askForCaSwitch,
  askForMemberAct,
  type TerminalAsked,
} from '../../src/service/terminal/ask-at-terminal.ts'
import { openPkiHost } from '../status/pki-host.ts'
import type { Browser } from '../world/browser.ts'
import {
  acquire,
  becomeCustomer,
  beginLogon,
  logOn,
  ownPins,
  prove,
  readPerson,
  renew,
  showCertificate,
} from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { approveByPassword, trail } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const words = { operator: '田中 運用', evidence: 'ticket 4711' }
const plan = { keyKind: 'P-256', years: 10 } as const

async function rolling(t: TestContext) {
  // Certificates and lists are looked at by others, who know no clock but their own.
  const world = await makeWorld(t, {
    now: Temporal.Now.instant().round('second').toString(),
    policy: { renewalOpens: 366 },
  })
  const { yuko } = await openOffice(world)
  const prepare = async () => {
    const made = await prepareAuthority(world.ports, world.institution(), plan)
    await world.portal.directory.refresh()
    return made
  }
  const approve = async (asked: Promise<TerminalAsked>) => {
    const { id } = await asked
    const { approvals } = world.ports.store.at(world.institution().id)
    const hash = (await approvals.byId(id))?.shownHash ?? assert.fail()
    await approveByPassword(world, yuko, id, hash)
    await world.portal.directory.refresh()
  }
  const turn = () => approve(askForCaSwitch(world.ports, world.institution(), words))
  const revoke = (ca: string) =>
    approve(askForCaRevocation(world.ports, world.institution(), words, { ca, reason: 'cACompromise' }))
  return { world, prepare, approve, turn, revoke }
}

const issuersOf = ({ ports, institution }: World) => ports.store.at(institution().id).issuers.all()
const signedBy = (certificate: Uint8Array) =>
  parseCertificate(certificate)
    .issuer.find(({ type }) => type === '2.5.4.3')
    ?.value.replace(/.* /, '')

/** Renewals take the issuer that was read within the last second. */
async function followed({ ports, institution }: World, id: string) {
  while ((await ports.store.swift(institution().id).issuer())?.id !== id) await sleep(20)
}

/** What OpenSSL says of a certificate, by what is fetched at our addresses. */
async function verify(t: TestContext, world: World, certificate: Uint8Array): Promise<string> {
  const origin = await openPkiHost(t, world)
  const folder = mkdtempSync(join(tmpdir(), 'warifu-'))
  t.after(() => rmSync(folder, { recursive: true }))
  await publishLists(world.ports, world.institution())
  const lists = (await issuersOf(world)).map(async ({ id }) => {
    const der = new Uint8Array(await (await fetch(`${origin}/a/crl/${id}.crl`)).arrayBuffer())
    return `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString('base64')}\n-----END X509 CRL-----\n`
  })
  const bundle = await (await fetch(`${origin}/a/ca/bundle.pem`)).text()
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const args = ['verify', '-crl_check_all', '-purpose', 'sslclient']
  const cas = file('bundle.pem', bundle)
  const crls = file('crls.pem', (await Promise.all(lists)).join(''))
  const one = file('one.pem', encodePem('CERTIFICATE', certificate))
  try {
    const all = [...args, '-CAfile', cas, '-CRLfile', crls, one]
    return execFileSync('openssl', all, { encoding: 'utf8', stdio: 'pipe' }).replace(/.*: /, '').trim()
  } catch (error) {
    return String((error as { stderr: string }).stderr)
  }
}

describe('another issuing CA', () => {
  it('is known before it issues, and from then on both are good', async (t) => {
    const { world, prepare, turn } = await rolling(t)
    const ichiro = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const next = await prepare()
    assert.deepEqual(await trail(world, /^ca-|^issuer-made/), Array(3).fill('issuer-made by system'))
    await assert.rejects(prepare(), refused('ca-unfit'), 'one at a time')

    const misaki = await acquire(world.openBrowser(), await readPerson(world, 'misaki'))
    assert.equal(signedBy(misaki.certificate), 'G1', 'it is prepared, and no more')
    await turn()
    await followed(world, next.id)
    const hanako = await acquire(world.openBrowser(), await readPerson(world, 'hanako'))
    assert.equal(signedBy(hanako.certificate), 'G2')

    await logOn(ichiro.browser, ichiro.held)
    const renewed = await renew(ichiro.browser, ichiro.held)
    assert.equal(signedBy(renewed.certificate), 'G2', 'a renewal goes to the new one')
    await prove(ichiro.browser, renewed)
    await logOn(ichiro.browser, renewed)

    assert.equal(await verify(t, world, misaki.certificate), 'OK')
    assert.equal(await verify(t, world, hanako.certificate), 'OK')
    assert.deepEqual((await trail(world, /^ca-/)).sort(), ['ca-switched by staff'])
    await assert.rejects(turn(), refused('ca-unfit'), 'nothing is prepared any more')
  })

  it('takes over when the one that issues is revoked, and what that one issued is refused and told why', async (t) => {
    const { world, prepare, revoke } = await rolling(t)
    const person = await readPerson(world, 'ichiro')
    const ichiro = await becomeCustomer(world, person)
    const misaki = await acquire(world.openBrowser(), await readPerson(world, 'misaki'))
    const next = await prepare()
    const [, first] = await issuersOf(world)
    const firstId = (await issuersOf(world)).find(({ issuesFrom }) => issuesFrom)?.id ?? assert.fail()
    assert.ok(first)
    await revoke(firstId)
    await followed(world, next.id)

    assert.notEqual((await ichiro.browser.get('/notices')).status, 200, 'his session is over')
    const page = await showCertificate(world.openBrowser(), ichiro.held)
    assert.match(page.text, /認証局/)
    assert.match(page.text, /失効/)
    const { certificates } = world.ports.store.at(world.institution().id)
    assert.deepEqual(
      (await certificates.ofMember(person.id)).map(({ stage, revokedFor }) => [stage, revokedFor]),
      [['revoked', 'superseded']],
    )
    const hanako = await acquire(world.openBrowser(), await readPerson(world, 'hanako'))
    assert.equal(signedBy(hanako.certificate), 'G2', 'the prepared one has followed')

    assert.match(await verify(t, world, misaki.certificate), /revoked|unable to get (local )?issuer/)
    assert.equal(await verify(t, world, hanako.certificate), 'OK')
    const root = (await issuersOf(world)).find(({ level }) => level === 'root') ?? assert.fail()
    const list = await world.ports.store.at(world.institution().id).statusLists.newest(root.id, 'all', 0)
    assert.ok(typeof list === 'object')
    assert.deepEqual(
      parseCertificateList(list.der).revoked.map(({ reason }) => reason),
      ['cACompromise'],
    )
    const alarms = await world.ports.store.at(world.institution().id).alarms.open(10)
    assert.deepEqual(
      alarms.map(({ kind }) => kind),
      ['ca-revoked'],
    )
  })

  it('lets everybody back by a reissue: an administrator by staff, his users by himself', async (t) => {
    const { world, prepare, approve, revoke } = await rolling(t)
    const [hanako, ichiro] = [await readPerson(world, 'hanako'), await readPerson(world, 'ichiro')]
    for (const person of [hanako, ichiro]) await becomeCustomer(world, person)
    const first = await world.ports.store.at(world.institution().id).issuers.issuing()
    await prepare()
    await revoke(first?.id ?? assert.fail())

    const again = async (loginId: string) => {
      const browser = world.openBrowser()
      const held = await acquire(browser, { ...(await readPerson(world, loginId)), ...ownPins })
      assert.equal((await logOn(browser, held)).status, 200)
      return signedBy(held.certificate)
    }
    const wish = { act: 'reissue', reason: 'other', pins: 'kept' } as const
    await approve(askForMemberAct(world.ports, world.institution(), words, hanako.id, wish))
    assert.equal(await again('hanako'), 'G2')
    const by = { kind: 'member', memberId: hanako.id } as const
    const kept = { reason: 'other', resetPins: false } as const
    await reissue(world.ports, world.institution(), by, ichiro.id, kept)
    assert.equal(await again('ichiro'), 'G2')
  })

  it('ends a log-on, too, whose certificate was judged before it was revoked', async (t) => {
    const { world } = await rolling(t)
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const judged = async (by: Browser) => (await by.present(await beginLogon(by), held.certificate)).location
    const another = world.openBrowser()
    const [withSession, without] = [await judged(browser), await judged(another)]
    // As of the many whose records do not end in the transaction of the act itself.
    const { issuers } = world.ports.store.at(world.institution().id)
    const ca = (await issuers.issuing()) ?? assert.fail()
    const { serialNumber } = parseCertificate(ca.certificate)
    assert.ok(await issuers.revoke(ca.id, serialNumber, 'cACompromise', world.ports.clock.now()))
    await world.portal.directory.refresh()
    for (const page of [await browser.get(withSession), await another.get(without)]) {
      assert.equal(page.status, 403)
      assert.match(page.text, /認証局/)
    }
    assert.equal((await trail(world, /^log-on-refused/)).length, 2)
  })

  it('is none that could issue next to nothing: neither prepared nor switched to', async (t) => {
    const { world, prepare, turn } = await rolling(t)
    const tooSoon = (error: unknown) => refused('ca-unfit')(error) && /ends at/.test(String(error))
    await assert.rejects(prepareAuthority(world.ports, world.institution(), { ...plan, years: 1 }), tooSoon)
    await prepare()
    world.advance({ days: 9 * 365 })
    await assert.rejects(turn(), tooSoon)
    assert.equal((await trail(world, /^ca-/)).length, 0)
  })

  it('does not come by itself: where none is prepared nothing is issued', async (t) => {
    const { world, revoke } = await rolling(t)
    const issuing = (await issuersOf(world)).find(({ level }) => level === 'issuing') ?? assert.fail()
    await revoke(issuing.id)
    const swift = world.ports.store.swift(world.institution().id)
    while ((await swift.issuer()) !== undefined) await sleep(20)
    await assert.rejects(acquire(world.openBrowser(), await readPerson(world, 'misaki')))
    assert.equal((await trail(world, /^certificate-recorded/)).length, 0)
  })
})

describe('staff hear of a CA that nears its end', () => {
  it('once at each stage, and no more when there is another', async (t) => {
    const institutions = [{ slug: 'a', issuingYears: 2 }]
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', institutions })
    await openOffice(world)
    const watch = watchAuthorities(world.portal)
    const { alarms } = world.ports.store.at(world.institution().id)
    const told = async () =>
      (await alarms.open(20))
        .filter(({ kind }) => kind === 'ca-near-end')
        .map(({ facts: { level, stage, daysLeft } }) => [level, stage, daysLeft])
    await watch()
    assert.deepEqual(await told(), [])
    world.advance({ days: 250 })
    await watch()
    await watch()
    assert.deepEqual(await told(), [['issuing', '120', '114']])
    world.advance({ days: 60 })
    await watch()
    assert.deepEqual((await told()).slice(1), [['issuing', '60', '54']])

    const next = await prepareAuthority(world.ports, world.institution(), plan)
    await world.ports.store.at(world.institution().id).issuers.beginToIssue(next.id, world.ports.clock.now())
    await world.portal.directory.refresh()
    world.advance({ days: 60 })
    await watch()
    assert.equal((await told()).length, 2)
  })
})
