import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from '../world/browser.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { acquire, becomeCustomer, identify, logOn, type Person, readPerson, renew } from '../world/person.ts'
import { attacked, disown, own } from '../world/report.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const wrongPin = { pin: '00000000' }

async function tries({ database }: World, { id }: Person): Promise<Record<string, number>> {
  const rows = await database.db.selectFrom('door').selectAll().where('member_id', '=', id).execute()
  return Object.fromEntries(rows.filter((row) => row.tries > 0).map((row) => [row.door, row.tries]))
}

/** What a visitor could compare: the page without what he typed himself. */
function seen({ status, text }: Page): string {
  return `${status}\n${text.replaceAll(/value="[^"]*"/g, '')}`
}

describe('the door of 「お心当たりのない通知を受け取った方」', () => {
  it('answers alike to an unknown contract, an unknown person and each wrong PIN, with a code or without', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    const answers = [
      await disown(browser, ichiro, { contractId: '9999999999' }),
      await disown(browser, ichiro, { memberId: 'nobody' }),
      await disown(browser, ichiro, wrongPin),
      await disown(browser, ichiro, { confirmationPin: '00000000', noticeCode: 'AAAA-AAAA' }),
    ]
    const [first, ...others] = answers.map(seen)
    assert.match(first ?? '', /^403\n/)
    for (const other of others) assert.equal(other, first)
  })

  it('takes exactly five tries of fifty wrong ones that come at once, and then the right PINs neither', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, thief } = await attacked(world)
    const pages = await Promise.all(
      Array.from({ length: 50 }, () => disown(world.openBrowser(), own(ichiro), wrongPin)),
    )
    assert.deepEqual([...new Set(pages.map(({ status }) => status))], [403])
    assert.deepEqual(await tries(world, ichiro), { report: 5 })
    const locked = await disown(world.openBrowser(), own(ichiro))
    assert.equal(locked.status, 403)
    assert.match(locked.text, /0120-000-000/, 'whom to call')
    assert.match(locked.text, /続けて5回.*受け付けなくなります。.*15分たつと、また受け付けます。/)
    assert.equal((await thief.get('/menu')).screen, 'M-10')
  })

  it('opens again by itself after a quarter of an hour, and then the holder stops the thief', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, thief } = await attacked(world)
    for (let wrong = 0; wrong < 9; wrong += 1) {
      world.goTo(`2027-10-30T09:0${wrong}:00`)
      await thief.get('/menu')
      await disown(world.openBrowser(), own(ichiro), wrongPin)
    }
    // The fifth was at 09:04. What came after it was not taken, and keeps nothing shut.
    world.goTo('2027-10-30T09:18:59')
    assert.equal((await disown(world.openBrowser(), own(ichiro))).status, 403)
    assert.equal((await thief.get('/menu')).screen, 'M-10')
    world.goTo('2027-10-30T09:19:00')
    assert.equal((await disown(world.openBrowser(), own(ichiro))).screen, 'D-80')
    const out = await thief.get('/menu')
    assert.equal(out.screen, 'E-51')
    assert.match(out.text, /利用を止めた/)
  })

  it('takes five tries more of whoever goes on guessing, and one mail says what to do', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro } = await attacked(world)
    const guess = async () => {
      for (let wrong = 0; wrong < 7; wrong += 1) await disown(world.openBrowser(), own(ichiro), wrongPin)
      assert.deepEqual(await tries(world, ichiro), { report: 5 })
    }
    await guess()
    for (const later of ['09:15:00', '09:30:00']) {
      world.goTo(`2027-10-30T${later}`)
      await guess()
      assert.equal((await disown(world.openBrowser(), own(ichiro))).status, 403, later)
    }
    const { db } = world.database
    const locks = await db.selectFrom('audit_event').selectAll().where('kind', '=', 'door-locked').execute()
    assert.equal(locks.length, 3)
    const [mail, ...others] = await mailsTo(world, ichiro, 'report-door-locked')
    assert.ok(mail)
    assert.deepEqual(others, [])
    assert.match(textOf(mail), /2027年10月30日（土）09:15（日本時間）から、また入力できます/)
    assert.match(textOf(mail), /0120-000-000/)
    assert.doesNotMatch(textOf(mail), /発行されていません|https?:/)
    assert.deepEqual(await mailsTo(world, ichiro, 'door-locked'), [], 'and no mail of another door')
  })

  it('stays shut while there is nothing to report, so that nobody guesses for ever', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    world.goTo('2027-01-10T09:00:00')
    for (let wrong = 0; wrong < 5; wrong += 1) await disown(world.openBrowser(), own(ichiro), wrongPin)
    world.goTo('2027-01-11T09:00:00')
    assert.equal((await disown(world.openBrowser(), own(ichiro))).status, 403)
    assert.deepEqual(await mailsTo(world, ichiro, 'report-door-locked'), [])
  })

  it('is not kept shut for a theft by wrong tries at an earlier event of the same days', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-10-30T09:00:00')
    const browser = world.openBrowser()
    await logOn(browser, held)
    await renew(browser, held)
    for (let wrong = 0; wrong < 5; wrong += 1) await disown(world.openBrowser(), own(ichiro), wrongPin)
    assert.equal((await disown(world.openBrowser(), own(ichiro))).status, 403)
    world.goTo('2027-10-30T09:10:00')
    const thief = world.openBrowser()
    await logOn(thief, held)
    await renew(thief, held)
    assert.equal((await disown(world.openBrowser(), own(ichiro))).screen, 'D-80')
  })

  it('and that of 「電子証明書取得」 do not lock each other, nor the log-on', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await acquire(world.openBrowser(), ichiro)
    for (let wrong = 0; wrong < 6; wrong += 1) await identify(world.openBrowser(), ichiro, wrongPin)
    assert.equal((await identify(world.openBrowser(), ichiro)).status, 403, 'that one is locked')
    assert.equal((await disown(world.openBrowser(), ichiro)).screen, 'D-80', 'and this one is not')

    const misaki = await readPerson(world, 'misaki')
    for (let wrong = 0; wrong < 6; wrong += 1) await disown(world.openBrowser(), misaki, wrongPin)
    const { held } = await becomeCustomer(world, misaki)
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'M-10')
  })

  it('is not kept shut by wrong tries from before there was anything to report', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-01-10T09:00:00')
    for (let wrong = 0; wrong < 6; wrong += 1) await disown(world.openBrowser(), own(ichiro), wrongPin)
    const idle = await disown(world.openBrowser(), own(ichiro))
    assert.equal(idle.status, 403, 'guessing is limited all the same')
    world.goTo('2027-10-30T09:00:00')
    const thief = world.openBrowser()
    await logOn(thief, held)
    await renew(thief, held)
    assert.equal((await disown(world.openBrowser(), own(ichiro))).screen, 'D-80')
  })

  it('gives the tries back to whoever enters the right PINs, whatever the answer then is', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    for (let round = 0; round < 2; round += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1) await disown(world.openBrowser(), ichiro, wrongPin)
      assert.equal((await disown(world.openBrowser(), ichiro)).screen, 'D-90')
    }
    assert.deepEqual(await tries(world, ichiro), {})
  })

  it('says which fields are empty and takes no try for it', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const page = await disown(world.openBrowser(), ichiro, { memberId: ' ', pin: '' })
    assert.equal(page.status, 422)
    assert.equal(page.text.match(/class="message"/g)?.length, 2)
    assert.deepEqual(await tries(world, ichiro), {})
  })
})
