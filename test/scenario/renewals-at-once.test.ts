import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { readSession } from '../../src/service/logon/session.ts'
import { requestCertificate } from '../../src/service/renewal/request-certificate.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { becomeCustomer, logOn, openRenewal, readPerson, sayYes } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const people = ['hanako', 'ichiro', 'misaki']

/** All three have said yes to everything; what is missing is the key. */
async function allInTheWindow(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const customers = await Promise.all(
    people.map(async (loginId) => becomeCustomer(world, await readPerson(world, loginId))),
  )
  world.goTo('2027-10-30T09:00:00')
  const askers = await Promise.all(
    customers.map(async ({ browser, held }) => {
      await logOn(browser, held)
      const base = await openRenewal(browser, held)
      await sayYes(browser, base)
      const session = await readSession(
        world.ports,
        world.institution(),
        browser.cookies.get('__Host-session'),
      )
      return { held, session, renewalId: base.replace('/renewal/', '') }
    }),
  )
  world.advance({ seconds: 1 })
  return { world, askers }
}

type Asker = Awaited<ReturnType<typeof allInTheWindow>>['askers'][number]

const ask = ({ ports, institution }: World, { session, renewalId }: Asker, key = makeEnrolmentKey()) =>
  requestCertificate(ports, institution(), session, renewalId, key.request)

async function countOf({ database }: World, kind: string): Promise<number> {
  const rows = await database.db.selectFrom('audit_event').select('kind').where('kind', '=', kind).execute()
  return rows.length
}

describe('people who renew in the same moment share statements, and', () => {
  it('each gets his own certificate, its events, and his mails', async (t) => {
    const { world, askers } = await allInTheWindow(t)
    const keys = askers.map(() => makeEnrolmentKey())
    const issued = await Promise.all(askers.map((asker, at) => ask(world, asker, keys[at])))
    for (const [at, { der, memberId, stage }] of issued.entries()) {
      assert.equal(memberId, askers[at]?.session.member.id)
      assert.equal(stage, 'proving')
      assert.deepEqual(parseCertificate(der).spki, keys[at]?.spki)
      const { certificates, outbox } = world.ports.store.at(world.institution().id)
      const all = await certificates.ofMember(memberId)
      assert.deepEqual(
        all.map((one) => one.stage),
        ['proving', 'current'],
      )
      assert.deepEqual(all[0]?.der, der)
      assert.ok((await outbox.lastOf(memberId, 'certificate-issued')) !== undefined)
    }
    for (const kind of ['certificate-recorded', 'certificate-signed'])
      assert.equal(await countOf(world, kind), 3 + 3, kind)
  })

  it('one whose key was used before is refused, and keeps nobody from his', async (t) => {
    const { world, askers } = await allInTheWindow(t)
    const [first, second, third] = askers
    assert.ok(first && second && third)
    const answers = await Promise.allSettled([
      ask(world, first),
      ask(world, second, second.held.key),
      ask(world, third),
    ])
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.equal(answers[1]?.status === 'rejected' && answers[1].reason.code, 'key-used-before')
  })

  it('one about whom somebody acts meanwhile is asked again under his lock, and the others are not held up', async (t) => {
    const { world, askers } = await allInTheWindow(t)
    const { ports } = world
    const institution = world.institution()
    let locked = 0
    const swift = ports.store.swift(institution.id)
    const meddled: World = {
      ...world,
      ports: {
        ...ports,
        store: {
          ...ports.store,
          transact: (id, act) => {
            locked += 1
            return ports.store.transact(id, act)
          },
          swift: () => ({
            ...swift,
            async record(seen, certificate, event, at) {
              if (certificate.memberId === askers[0]?.session.member.id) {
                await ports.store.transact(institution.id, (tx) => tx.members.lockLife(certificate.memberId))
              }
              return swift.record(seen, certificate, event, at)
            },
          }),
        },
      },
    }
    const issued = await Promise.all(askers.map((asker) => ask(meddled, asker)))
    assert.deepEqual(
      issued.map(({ stage }) => stage),
      ['proving', 'proving', 'proving'],
    )
    assert.equal(locked, 2, 'his two transactions')
  })

  it('one who is stopped while his certificate is signed gets none, and the others theirs', async (t) => {
    const { world, askers } = await allInTheWindow(t)
    const { ports } = world
    const { id } = world.institution()
    const stopped = askers[0]?.session.member.id
    assert.ok(stopped)
    const swift = ports.store.swift(id)
    const meddled: World = {
      ...world,
      ports: {
        ...ports,
        store: {
          ...ports.store,
          swift: () => ({
            ...swift,
            async recordSigned(signed) {
              if (signed.memberId === stopped) {
                await ports.store.transact(id, async (tx) => {
                  await tx.members.lockLife(stopped)
                  assert.ok(await tx.members.reportLoss(stopped, ports.clock.now()))
                })
              }
              return swift.recordSigned(signed)
            },
          }),
        },
      },
    }
    const answers = await Promise.allSettled(askers.map((asker) => ask(meddled, asker)))
    assert.equal(answers[0]?.status === 'rejected' && answers[0].reason.code, 'member-stopped')
    assert.deepEqual(
      answers.slice(1).map(({ status }) => status),
      ['fulfilled', 'fulfilled'],
    )
    const certificates = await ports.store.at(id).certificates.ofMember(stopped)
    assert.deepEqual(
      certificates.map(({ stage }) => stage),
      ['abandoned', 'current'],
    )
    assert.equal(await countOf(world, 'certificate-signed'), 3 + 2)
  })
})
