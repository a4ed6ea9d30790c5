import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { metricsText } from '../../src/http/metrics.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import {
  acquire,
  askCertificate,
  enterCode,
  identify,
  logOn,
  openRenewal,
  type Person,
  readPerson,
  sayYes,
} from '../world/person.ts'
import { attacked, disown, own } from '../world/report.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

async function kinds(world: World, { id }: Person): Promise<string[]> {
  const events = await world.ports.store.at(world.institution().id).audit.ofMember(id, 1000)
  return events.map(({ kind }) => kind).reverse()
}

/** What is done while the authority signs, between the record of what will be signed and that of the signature. */
function whileSigning(world: World, act: () => Promise<unknown>) {
  const { signer } = world.ports
  const { sign } = signer
  signer.sign = async (...asked) => {
    signer.sign = sign
    const signature = await sign(...asked)
    await act()
    return signature
  }
}

describe('what the stop brings about', () => {
  it('is in the trail, in the mails to him and all administrators, in the alarms, the metrics and the log', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, browser, held, fresh } = await attacked(world)
    const hanako = await readPerson(world, 'hanako')
    const misaki = await readPerson(world, 'misaki')
    const count = async () =>
      Number(/^warifu_alarms_total\{kind="not-me"\} (\d+)/m.exec((await metricsText()).text)?.[1] ?? 0)
    const before = await count()
    await logOn(browser, held)
    await browser.post('/notices/not-me', {})

    const seen = (await kinds(world, ichiro)).slice(-3)
    assert.deepEqual([...seen].sort(), ['loss-reported', 'session-ended', 'staff-alarmed'])
    for (const person of [ichiro, hanako]) {
      const [mail, ...others] = await mailsTo(world, person, 'loss-reported')
      assert.ok(mail, person.loginId)
      assert.deepEqual(others, [])
      assert.match(mail.subject, /利用を停止しました/)
      assert.doesNotMatch(textOf(mail), /https?:|ichiro/)
    }
    assert.match(
      textOf((await mailsTo(world, hanako, 'loss-reported')).at(0) ?? assert.fail()),
      /佐藤 一郎 様の/,
    )
    assert.deepEqual(await mailsTo(world, misaki, 'loss-reported'), [])

    const { alarms, certificates } = world.ports.store.at(world.institution().id)
    const [alarm, ...more] = await alarms.open(10)
    assert.deepEqual(more, [])
    const made = await certificates.byFingerprint(world.ports.crypto.sha256(fresh.certificate))
    assert.equal(alarm?.kind, 'not-me')
    assert.equal(alarm.memberId, ichiro.id)
    assert.equal(alarm.certificateId, made?.id)
    assert.deepEqual(Object.keys(alarm.facts).sort(), ['at', 'by', 'event', 'noticeCode'])

    assert.equal(await count(), before + 1)
    const lines = world.logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'alarm')
    assert.equal(lines.length, 1)
    assert.equal(lines[0].level, 40)
    assert.equal(lines[0].memberId, ichiro.id)
    assert.equal(lines[0].alarmId, alarm.id)
  })

  it('a mail of issue and retirement tells the holder and his administrator how to stop it', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro } = await attacked(world)
    const hanako = await readPerson(world, 'hanako')
    const [his] = (await mailsTo(world, ichiro, 'certificate-issued')).slice(-1)
    const [hers] = (await mailsTo(world, hanako, 'certificate-issued')).slice(-1)
    assert.ok(his && hers)
    for (const mail of [his, hers]) {
      assert.match(textOf(mail), /「お心当たりのない通知を受け取った方」/)
      assert.match(textOf(mail), /2027年11月2日（火）09:00まで/)
    }
    assert.match(textOf(hers), /佐藤 一郎 様ご本人に確かめてください/)
    const code = /お知らせ番号：(\S+)/
    assert.equal(code.exec(textOf(his))?.[1], code.exec(textOf(hers))?.[1])
  })

  it('comes before a signature that is under way: nobody gets that certificate', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, thief, held } = await attacked(world)
    const base = await openRenewal(thief, held)
    await sayYes(thief, base)
    whileSigning(world, () => disown(world.openBrowser(), own(ichiro)))
    const answer = await askCertificate(thief, base, makeEnrolmentKey())
    assert.equal(answer.status, 403)
    assert.match(answer.text, /member-stopped/)
    assert.doesNotMatch(answer.text, /"certificate"/)
    const { certificates } = world.ports.store.at(world.institution().id)
    const stages = (await certificates.ofMember(ichiro.id)).map(({ stage, der }) => [
      stage,
      der !== undefined,
    ])
    assert.deepEqual(stages, [
      ['abandoned', false], // its serial number counts as issued
      ['proving', true],
      ['current', true],
    ])
    assert.equal(
      (await mailsTo(world, ichiro, 'certificate-issued')).length,
      2,
      'of the two that were issued',
    )
    assert.ok((await kinds(world, ichiro)).includes('certificate-abandoned'))
  })

  it('comes before one that is under way in an acquisition', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await acquire(world.openBrowser(), ichiro)
    const thief = world.openBrowser()
    await identify(thief, ichiro)
    await enterCode(thief, ichiro.pickupCode)
    await sayYes(thief, '/acquire/window')
    whileSigning(world, () => disown(world.openBrowser(), ichiro))
    assert.equal((await askCertificate(thief, '/acquire/window', makeEnrolmentKey())).status, 403)
    const { certificates } = world.ports.store.at(world.institution().id)
    const stages = (await certificates.ofMember(ichiro.id)).map(({ stage }) => stage)
    assert.deepEqual(stages, ['abandoned', 'proving'])
  })

  it('ends what was begun: neither a code is taken nor a key, and nothing is begun anew', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await acquire(world.openBrowser(), ichiro)
    const [beforeCode, afterCode] = [world.openBrowser(), world.openBrowser()]
    await identify(beforeCode, ichiro)
    await identify(afterCode, ichiro)
    await enterCode(afterCode, ichiro.pickupCode)
    await sayYes(afterCode, '/acquire/window')
    assert.equal((await disown(world.openBrowser(), ichiro)).screen, 'D-80')

    assert.equal((await enterCode(beforeCode, ichiro.pickupCode)).status, 409)
    assert.equal((await beforeCode.post('/acquire/code/mail', {})).status, 409)
    assert.equal((await askCertificate(afterCode, '/acquire/window', makeEnrolmentKey())).status, 409)
    const again = await identify(world.openBrowser(), ichiro)
    assert.equal(again.status, 403)
    assert.match(again.text, /お届けがあったため/)
    const { pickupCodes, outbox } = world.ports.store.at(world.institution().id)
    assert.deepEqual(await pickupCodes.usableOf(ichiro.id, world.ports.clock.now()), [])
    const letter = (await outbox.ofMember(ichiro.id)).find(({ kind }) => kind === 'pickup-letter')
    assert.equal(letter?.body.kind, 'erased')
  })

  it('a second alarm is raised when the institution has let him go on and it happens again', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro } = await attacked(world)
    await disown(world.openBrowser(), own(ichiro))
    await world.database.db.updateTable('member').set({ loss_reported_at: null }).execute()
    world.advance({ minutes: 1 })
    assert.equal((await disown(world.openBrowser(), own(ichiro))).screen, 'D-80')
    const { alarms } = world.ports.store.at(world.institution().id)
    assert.equal((await alarms.ofMember(ichiro.id)).length, 2)
  })
})
