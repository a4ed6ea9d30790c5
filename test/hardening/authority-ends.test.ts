import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { metricsText } from '../../src/http/metrics.ts'
import { watchAuthorities } from '../../src/main/watch-authorities.ts'
import { makeAuthority } from '../../src/service/ca/make-authority.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { askCertificate, enterCode, fieldOf, identify, readPerson, sayYes } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const institutions = [{ slug: 'a', issuingYears: 1 }]

async function atTheKey(world: World) {
  const ichiro = await readPerson(world, 'ichiro')
  const browser = world.openBrowser()
  await identify(browser, ichiro)
  await enterCode(browser, ichiro.pickupCode)
  await sayYes(browser, '/acquire/window')
  return { browser, ichiro }
}

function newAuthority(world: World) {
  const plan = { organization: 'Institution a', keyKind: 'P-256', rootYears: 20, issuingYears: 10 } as const
  return makeAuthority(world.ports, { institution: world.institution(), ...plan })
}

describe('a CA that ends before a new certificate would', () => {
  it('signs nothing, says so with a next step, and keeps the right to acquire', async (t) => {
    const world = await makeWorld(t, { now, institutions })
    const { browser, ichiro } = await atTheKey(world)
    const key = makeEnrolmentKey()
    const refused = await askCertificate(browser, '/acquire/window', key)
    assert.equal(refused.status, 503)
    assert.match(fieldOf(refused.text, 'type'), /\/problems\/issuer-ends-first$/)
    assert.match(fieldOf(refused.text, 'detail'), /0120-000-000/)
    const repositories = world.ports.store.at(world.institution().id)
    assert.deepEqual(await repositories.certificates.ofMember(ichiro.id), [])
    const [event] = await repositories.audit.ofMember(ichiro.id, 1)
    assert.equal(event?.kind, 'acquisition-refused')
    assert.equal(event?.facts?.code, 'issuer-ends-first')

    world.advance({ minutes: 1 })
    await newAuthority(world)
    await world.portal.directory.refresh()
    assert.equal(
      (await askCertificate(browser, '/acquire/window', key)).status,
      200,
      'with a new CA it goes on',
    )
  })

  it('is announced before: as a figure, and in the log once a day', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a', issuingYears: 1 }, { slug: 'b' }] })
    const watch = watchAuthorities(world.portal)
    const warnings = () => world.logged.filter((line) => line.includes('nears the end of its use'))
    await watch()
    await watch()
    assert.equal(warnings().length, 1)
    assert.match(warnings()[0] ?? '', /"institution":"a".*"daysLeft":-1/)
    world.advance({ days: 1 })
    await watch()
    assert.equal(warnings().length, 2)
    const { text } = await metricsText()
    assert.match(text, /^warifu_issuing_days_left\{institution="a"\} -2$/m)
    assert.match(text, /^warifu_issuing_days_left\{institution="b"\} 32\d\d$/m)
    assert.match(text, /^warifu_ca_days_left\{institution="a",level="issuing"\} 363$/m)
    assert.match(text, /^warifu_ca_days_left\{institution="b",level="root"\} 73\d\d$/m)
  })
})
