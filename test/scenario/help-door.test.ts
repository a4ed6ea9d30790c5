import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { paths } from '../../src/web/pages/paths.ts'
import type { Browser, Page } from '../world/browser.ts'
import { contractNumber } from '../world/institution.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { becomeCustomer, identify, ownPins, type Person, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const wrongPin = { pin: '00000000' }

function seekHelp(browser: Browser, person: Person, typed: Record<string, string> = {}): Promise<Page> {
  const { role, loginId: memberId, pin, confirmationPin } = person
  return browser.post(paths.help, {
    role,
    contractId: contractNumber,
    memberId,
    pin,
    confirmationPin,
    ...typed,
  })
}

const askForId = (browser: Browser, address: string, contractId = contractNumber) =>
  browser.post(paths.lostId, { contractId, address })

async function tries({ database }: World, { id }: Person): Promise<Record<string, number>> {
  const rows = await database.db.selectFrom('door').selectAll().where('member_id', '=', id).execute()
  return Object.fromEntries(rows.filter((row) => row.tries > 0).map((row) => [row.door, row.tries]))
}

/** What a visitor could compare: the page without what he typed himself. */
const seen = ({ status, text }: Page) => `${status}\n${text.replaceAll(/value="[^"]*"/g, '')}`

describe('「ログオンできないとき」', () => {
  it('tells each case with the one right way, in both languages', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const at = async (when: string, lang: string) => {
      world.goTo(when)
      const page = await seekHelp(world.openBrowser(), ichiro, { lang })
      assert.equal(page.screen, 'A-12', page.text)
      return page.text
    }
    assert.match(await at('2026-11-23T09:00:00', 'ja'), /「電子証明書取得」から取得できます/)
    await becomeCustomer(world, ichiro)
    Object.assign(ichiro, ownPins)
    assert.match(await at('2027-10-01T09:00:00', 'ja'), /入っているパソコンでログオンしてください/)
    assert.match(await at('2027-11-23T09:00:00', 'ja'), /そのパソコンで更新してください/)
    assert.match(await at('2027-11-24T00:00:00', 'ja'), /2028年2月21日（月）まで、ご自分で/)
    assert.match(await at('2028-02-21T23:59:59', 'ja'), /電子証明書取得へ/)
    const over = await at('2028-02-22T00:00:00', 'ja')
    assert.match(over, /当金庫へご連絡ください/)
    assert.match(over, /0120-000-000/)
  })

  it('answers alike to an unknown contract, an unknown person and each wrong PIN', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    const answers = [
      await seekHelp(browser, ichiro, { contractId: '9999999999' }),
      await seekHelp(browser, ichiro, { memberId: 'nobody' }),
      await seekHelp(browser, ichiro, wrongPin),
      await seekHelp(browser, ichiro, { confirmationPin: '00000000' }),
    ]
    const [first, ...others] = answers.map(seen)
    assert.match(first ?? '', /^403\n/)
    for (const other of others) assert.equal(other, first)
  })

  it('takes five tries of fifty at once, from wherever they come, and locks nothing else', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const pages = await Promise.all(
      Array.from({ length: 50 }, () => seekHelp(world.openBrowser(), ichiro, wrongPin)),
    )
    assert.deepEqual([...new Set(pages.map(({ status }) => status))], [403])
    assert.deepEqual(await tries(world, ichiro), { help: 5 })
    for (const person of [ichiro, await readPerson(world, 'hanako')]) {
      assert.equal((await mailsTo(world, person, 'help-locked')).length, 1, person.loginId)
    }
    const locked = await seekHelp(world.openBrowser(), ichiro)
    assert.equal(locked.status, 403)
    assert.match(locked.text, /受け付けなくなります。15分たつと、また受け付けます。/)
    assert.equal((await identify(world.openBrowser(), ichiro)).location, '/acquire/code')
    world.advance({ minutes: 15 })
    assert.equal((await seekHelp(world.openBrowser(), ichiro)).screen, 'A-12')
    for (let n = 0; n < 5; n += 1) await seekHelp(world.openBrowser(), ichiro, wrongPin)
    assert.deepEqual(await tries(world, ichiro), { help: 5 })
    assert.equal((await mailsTo(world, ichiro, 'help-locked')).length, 1, 'told once a day')
  })

  it('does as much for nobody as for somebody', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const verified: (string | undefined)[] = []
    const { verifyOfVisitor } = world.ports.pins
    t.mock.method(world.ports.pins, 'verifyOfVisitor', (...args: Parameters<typeof verifyOfVisitor>) => {
      verified.push(args[1])
      return verifyOfVisitor(...args)
    })
    await seekHelp(world.openBrowser(), ichiro, { memberId: 'nobody' })
    assert.deepEqual(verified, [undefined, undefined], 'both PINs are compared with nothing')
    await seekHelp(world.openBrowser(), ichiro, wrongPin)
    assert.equal(verified.length, 4)
  })

  it('is kept in the trail, with the case and without a name', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await seekHelp(world.openBrowser(), ichiro)
    const [event] = await world.database.db
      .selectFrom('audit_event')
      .selectAll()
      .where('kind', '=', 'help-given')
      .execute()
    assert.equal(event?.member_id, ichiro.id)
    assert.deepEqual(event?.facts, { case: 'acquire' })
  })

  it('stands on the log-on page and where no certificate was sent', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    assert.match((await browser.get('/')).text, /href="\/help"/)
    assert.equal((await browser.get('/help')).screen, 'A-11')
    const { location } = await browser.get('/logon/start')
    const failed = await browser.present(location)
    assert.equal(failed.screen, 'L-40')
    assert.match(failed.text, /href="https:[^"]*\/help"/)
  })
})

describe('「IDのお問い合わせ」', () => {
  it('sends the ID to the registered address, once an hour', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const page = await askForId(world.openBrowser(), ' ICHIRO@yamada.example ')
    assert.equal(page.screen, 'A-14')
    assert.doesNotMatch(page.text, /ichiro/i)
    const [mail, ...others] = await mailsTo(world, ichiro, 'login-id')
    assert.ok(mail !== undefined && others.length === 0)
    assert.match(textOf(mail), /ID：ichiro/)
    assert.doesNotMatch(textOf(mail), new RegExp(contractNumber))
    world.advance({ minutes: 59 })
    await askForId(world.openBrowser(), 'ichiro@yamada.example')
    assert.equal((await mailsTo(world, ichiro, 'login-id')).length, 1)
    world.advance({ minutes: 2 })
    await askForId(world.openBrowser(), 'ichiro@yamada.example')
    assert.equal((await mailsTo(world, ichiro, 'login-id')).length, 2)
  })

  it('sends it once to whoever asks twice in one moment', async (t) => {
    const world = await makeWorld(t, { now })
    const asked = Array.from({ length: 4 }, () => askForId(world.openBrowser(), 'ichiro@yamada.example'))
    await Promise.all(asked)
    assert.equal((await mailsTo(world, await readPerson(world, 'ichiro'), 'login-id')).length, 1)
  })

  it('answers alike to everybody, and for nobody writes a row too', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    const answers = [
      await askForId(browser, 'ichiro@yamada.example'),
      await askForId(browser, 'ichiro@yamada.example'),
      await askForId(browser, 'nobody@yamada.example'),
      await askForId(browser, 'ichiro@yamada.example', '9999999999'),
    ]
    const [first, ...others] = answers.map(seen)
    assert.match(first ?? '', /^200\n/)
    for (const other of others) assert.equal(other, first)
    const rows = await world.database.db
      .selectFrom('audit_event')
      .select(['kind'])
      .where('kind', 'in', ['login-id-reminded', 'identification-failed'])
      .execute()
    assert.equal(rows.length, 4)
    const mails = await world.database.db
      .selectFrom('outbox')
      .select('kind')
      .where('kind', '=', 'login-id')
      .execute()
    assert.equal(mails.length, 1)
  })

  it('asks for both', async (t) => {
    const world = await makeWorld(t, { now })
    const page = await world.openBrowser().post(paths.lostId, { contractId: '', address: ' ' })
    assert.equal(page.status, 422)
    assert.match(page.text, /href="#contractId"[\s\S]*href="#address"/)
  })
})
