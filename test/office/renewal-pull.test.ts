import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodeCertificateIdentifier } from '../../src/pki/certificate-identifier.ts'
import { readRenewalInformation } from '../../src/service/renewal-information/read-renewal-information.ts'
import { approval, approvalMade } from '../../src/wire/office.ts'
import { pullPreview, pullsAnswer } from '../../src/wire/renewal-pulls.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { saysNo } from '../world/office-browser.ts'
import { becomeCustomer, type Held, logOn, prove, readPerson, renew } from '../world/person.ts'
import { approveVersion, openPolicyOffice } from '../world/policy.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const reason = { ja: 'より安全な鍵に切り替えます。', en: 'We change to stronger keys.' }
const wish = { issuerId: '', keyAlgorithm: '', issuedBefore: '', spreadHours: 48, reason } as const

type PolicyOffice = Awaited<ReturnType<typeof openPolicyOffice>>

async function pull(world: World, office: PolicyOffice, changes: object = {}) {
  const asked = { ...wish, ...changes }
  const preview = await office.editor.do(pullPreview, '/api/renewal-pulls/preview', asked)
  const { shownHash } = preview
  const body = { wish: asked, shownHash, evidence: '理事会で決定' }
  const { approvalId } = await office.editor.do(approvalMade, '/api/renewal-pulls', body)
  const seen = await office.approver.read(approval, `/api/approvals/${approvalId}`)
  assert.deepEqual(seen.shown, preview.shown, 'word for word what was asked for')
  assert.equal((await approveVersion(world, office, { approvalId, shownHash })).status, 200)
  return preview.shown
}

async function windowOf({ ports, portal }: World, { certificate }: Held) {
  const { known, serialNumber } = parseCertificate(certificate)
  const keyIdentifier = known.authorityKeyIdentifier ?? new Uint8Array()
  const entry = portal.directory.bySlug('a')
  assert.ok(entry)
  return readRenewalInformation(ports, entry, encodeCertificateIdentifier({ keyIdentifier, serialNumber }))
}

const subjectsOf = async (world: World, loginId: string) =>
  (await mailsTo(world, await readPerson(world, loginId), 'before-expiry')).length

describe('a pull', () => {
  it('is asked for with whom it touches, opens renewal at once, is told by mail and on the board, and ends with the proof', async (t) => {
    const world = await makeWorld(t, { now })
    const [ichiro, hanako] = [await readPerson(world, 'ichiro'), await readPerson(world, 'hanako')]
    const { browser, held } = await becomeCustomer(world, ichiro) // E is 22 November 2027
    await becomeCustomer(world, hanako)
    world.goTo('2027-02-10T09:00:00')
    await logOn(browser, held)
    assert.doesNotMatch((await browser.get('/notices')).text, /電子証明書の更新をお願いします/)
    assert.equal((await browser.get('/notices/renewal')).status, 404)
    const office = await openPolicyOffice(world)
    const shown = await pull(world, office)
    assert.deepEqual([shown.certificates, shown.early, shown.unreachable], [2, 2, 0])
    const began = world.ports.clock.now()

    await world.sweep()
    await world.sweep()
    const [mail, ...others] = await mailsTo(world, ichiro, 'before-expiry')
    assert.ok(mail)
    assert.deepEqual(others, [], 'once')
    assert.match(textOf(mail), /有効期限を待たずに[\s\S]*より安全な鍵に切り替えます。[\s\S]*2027年11月22日/)
    assert.doesNotMatch(textOf(mail), /近づいています|https?:/)
    const [digest] = await mailsTo(world, hanako, 'digest')
    assert.match(digest ? textOf(digest) : '', /有効期限を待たずに更新をお願いしている方（\d名）/)

    const window = await windowOf(world, held)
    assert.equal(window.pull?.number, 1)
    assert.ok(Temporal.Instant.compare(window.end, began.add({ hours: 48 })) <= 0)
    await logOn(browser, held)
    const notice = await browser.get('/notices/renewal')
    assert.equal(notice.screen, 'N-20', notice.text)
    assert.match(notice.text, /有効期限を待たずに[\s\S]*より安全な鍵に切り替えます。/)
    const fresh = await renew(browser, held)
    assert.equal((await windowOf(world, fresh)).pull, undefined, 'what is made by it is not pulled')
    await prove(browser, fresh)
    await logOn(browser, fresh)
    assert.equal((await browser.get('/notices/renewal')).status, 404)
    await world.sweep()
    assert.equal(await subjectsOf(world, 'ichiro'), 1)
    const { pulls } = await office.editor.read(pullsAnswer, '/api/renewal-pulls')
    assert.deepEqual(
      pulls.map(({ number, left, withdrawnAt, toldAt }) => [number, left, withdrawnAt, toldAt !== undefined]),
      [[1, 1, undefined, true]],
    )
  })

  it('that is withdrawn takes back mails and times, and closes renewal for nobody', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-02-10T03:00:00') // mails go from eight on
    const ordinary = await windowOf(world, held)
    const office = await openPolicyOffice(world)
    await pull(world, office)
    await world.sweep()
    assert.equal((await windowOf(world, held)).pull?.number, 1)
    assert.equal((await office.editor.post('/api/renewal-pulls/1/withdraw', {})).status, 204)
    assert.equal(
      saysNo(await office.editor.post('/api/renewal-pulls/1/withdraw', {})),
      '409 nothing-to-change',
    )
    world.goTo('2027-02-10T09:00:00')
    await world.sweep()
    assert.equal(await subjectsOf(world, 'ichiro'), 0)
    assert.deepEqual(String((await windowOf(world, held)).start), String(ordinary.start))
    await logOn(browser, held)
    const notice = await browser.get('/notices/renewal')
    assert.equal(notice.screen, 'N-20')
    assert.doesNotMatch(notice.text, /より安全な鍵/)
    await prove(browser, await renew(browser, held))
  })

  it('touches its profile alone, and what cannot be asked for is refused', async (t) => {
    const world = await makeWorld(t, { now })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-02-10T09:00:00')
    const office = await openPolicyOffice(world)
    const { issuers } = await office.editor.read(pullsAnswer, '/api/renewal-pulls')
    const count = async (changes: object) =>
      (await office.editor.do(pullPreview, '/api/renewal-pulls/preview', { ...wish, ...changes })).shown
        .certificates
    for (const [changes, expected] of [
      [{}, 1],
      [{ issuerId: issuers[0]?.id }, 1],
      [{ keyAlgorithm: 'EC-P256' }, 1],
      [{ keyAlgorithm: 'RSA-2048' }, 0],
      [{ issuedBefore: '2026-11-22' }, 0], // it was issued on that day
      [{ issuedBefore: '2026-11-23' }, 1],
    ] as const)
      assert.equal(await count(changes), expected, JSON.stringify(changes))
    const look = (changes: object) =>
      office.editor.post('/api/renewal-pulls/preview', { ...wish, ...changes })
    assert.equal(saysNo(await look({ issuedBefore: '2027-02-11' })), '422 pull-unfit')
    assert.equal(saysNo(await look({ reason: { ja: ' ', en: 'x' } })), '422 pull-unfit')
    assert.equal(saysNo(await look({ reason: { ja: 'あ\u202e', en: 'x' } })), '422 pull-unfit')
    assert.equal(saysNo(await look({ issuerId: crypto.randomUUID() })), '404 not-found')
    await pull(world, office, { keyAlgorithm: 'RSA-2048' })
    assert.equal((await windowOf(world, held)).pull, undefined)
  })
})
