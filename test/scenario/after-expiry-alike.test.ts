import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AfterExpiry } from '../../src/domain/policy.ts'
import type { RefusalCode } from '../../src/domain/refusal.ts'
import { readMemberPage } from '../../src/service/office/read-member-page.ts'
import { paths } from '../../src/web/pages/paths.ts'
import { refusalNumber } from '../../src/words/refusal-number.ts'
import { contractNumber } from '../world/institution.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { becomeCustomer, identify, ownPins, readPerson, showCertificate } from '../world/person.ts'
import { openOffice } from '../world/staff.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const allDay = { from: '00:00', until: '24:00' }
const week = { 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay, 7: allDay }
/** Day 90 of a certificate that expires on 22 November 2027. */
const dayNinety = '2028-02-20'
const closed = { openingHours: { week, closedEachYear: [], closedOnce: [dayNinety] } }

/** E, and what everybody says on the day. `yes`: he gets one himself. */
const rows: {
  afterExpiry: AfterExpiry
  day: string
  answer: 'yes' | RefusalCode
  closedOnNinety?: boolean
  mail?: RegExp
}[] = [
  {
    afterExpiry: { kind: 'acquire', days: 90 },
    day: '2027-11-23',
    answer: 'yes',
    mail: /「電子証明書取得」/,
  },
  { afterExpiry: { kind: 'acquire', days: 90 }, day: dayNinety, answer: 'yes' },
  { afterExpiry: { kind: 'acquire', days: 90 }, day: '2028-02-21', answer: 'recovery-deadline-passed' },
  {
    afterExpiry: { kind: 'acquire', days: 90 },
    day: '2028-02-21',
    answer: 'yes',
    closedOnNinety: true,
  },
  {
    afterExpiry: { kind: 'acquire', days: 90 },
    day: '2028-02-22',
    answer: 'recovery-deadline-passed',
    closedOnNinety: true,
  },
  {
    afterExpiry: { kind: 'revoke-first', days: 90 },
    day: '2027-11-23',
    answer: 'revoke-first',
    mail: /失効/,
  },
  { afterExpiry: { kind: 'revoke-first', days: 90 }, day: dayNinety, answer: 'revoke-first' },
  { afterExpiry: { kind: 'revoke-first', days: 90 }, day: '2028-02-21', answer: 'recovery-deadline-passed' },
  { afterExpiry: { kind: 'reissue' }, day: '2027-11-23', answer: 'reissue-needed', mail: /再発行/ },
  { afterExpiry: { kind: 'reissue' }, day: dayNinety, answer: 'reissue-needed' },
]

describe('after expiry the page, the desk and the mail say the same', () => {
  for (const { afterExpiry, day, answer, closedOnNinety = false, mail } of rows) {
    const { kind } = afterExpiry
    it(`${kind}, ${day}${closedOnNinety ? ', day 90 being closed' : ''}: ${answer}`, async (t) => {
      const policy = { afterExpiry, ...(closedOnNinety && closed) }
      const world = await makeWorld(t, { now, policy })
      const person = await readPerson(world, 'ichiro')
      const { held } = await becomeCustomer(world, person)
      Object.assign(person, ownPins)
      world.goTo(`${day}T08:30:00`)

      const page = await identify(world.openBrowser(), person)
      if (answer === 'yes') assert.equal(page.location, '/acquire/code', page.text)
      else assert.match(page.text, new RegExp(`<b>${refusalNumber[answer]}</b>`))

      const { role, loginId: memberId, pin, confirmationPin } = person
      const typed = { role, contractId: contractNumber, memberId, pin, confirmationPin }
      const help = await world.openBrowser().post(paths.help, typed)
      assert.equal(help.screen, 'A-12')
      if (answer === 'yes') assert.match(help.text, /href="\/acquire"/)
      else assert.match(help.text, new RegExp(`<b>${refusalNumber[answer]}</b>`))

      const failed = await showCertificate(world.openBrowser(), held)
      assert.equal(failed.screen, 'L-49')
      const [, primary = ''] = /class="button primary large" href="[^"]*(\/[a-z/]*)"/.exec(failed.text) ?? []
      assert.equal(primary === '/acquire', answer === 'yes', failed.text)

      const { kenji } = await openOffice(world)
      world.goTo(`${day}T08:31:00`)
      const { answers } = await readMemberPage(world.ports, world.institution(), kenji.session, person.id)
      const acquire = answers.find(({ act }) => act === 'acquire')
      assert.equal(acquire?.answer === 'yes' ? 'yes' : acquire?.code, answer)

      if (mail === undefined) return
      await world.sweep()
      const [told] = await mailsTo(world, person, 'after-expiry')
      assert.ok(told)
      assert.match(textOf(told), mail)
    })
  }
})
