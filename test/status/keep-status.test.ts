import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { issuingAuthority } from '../../src/domain/issuing-authority.ts'
import { openStatus } from '../../src/main/keep-status.ts'
import { watchAuthorities } from '../../src/main/watch-authorities.ts'
import type { KeyId, Signer } from '../../src/ports/signer.ts'
import { prepareAuthority } from '../../src/service/ca/prepare-authority.ts'
import { publishLists } from '../../src/service/status/publish-lists.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** A root, the CA that issues, and one that is prepared; another institution. The first two of those are in trouble. */
async function twoInTrouble(t: Parameters<typeof makeWorld>[0]) {
  const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
  await prepareAuthority(world.ports, world.institution('a'), { keyKind: 'P-256', years: 10 })
  await world.portal.directory.refresh()
  const issuers = world.portal.directory.bySlug('a')?.issuers ?? []
  const root = issuers.find(({ level }) => level === 'root')
  const ways = new Map<KeyId | undefined, () => Promise<never>>([
    [root?.keyId, () => Promise.reject(new Error('the device is gone'))],
    [issuingAuthority(issuers)?.keyId, () => new Promise(() => {})],
  ])
  const signer: Signer = {
    sign: (keyId, ...rest) => ways.get(keyId)?.() ?? world.ports.signer.sign(keyId, ...rest),
  }
  const ports = { ...world.ports, signer }
  return { world, ports, round: openStatus(ports, world.portal), ways }
}

describe('a CA that cannot sign', () => {
  it('is told of in the log, and holds back no other, of its institution or of another', async (t) => {
    const { world, round } = await twoInTrouble(t)
    await round()
    const states = await Promise.all(
      world.portal.directory.all().flatMap(({ institution: { id, slug }, issuers }) =>
        issuers.map(async (issuer) => {
          const { statusLists, ocsp } = world.ports.store.at(id)
          const [list, responders] = [
            await statusLists.lastSigned(issuer.id),
            await ocsp.responders(issuer.id),
          ]
          const name =
            issuer.level === 'issuing' && issuer.issuesFrom === undefined ? 'prepared' : issuer.level
          return [slug, name, list !== undefined, responders.length].join(' ')
        }),
      ),
    )
    assert.deepEqual(states.sort(), [
      'a issuing false 0',
      'a prepared true 1',
      'a root false 0',
      'b issuing true 1',
      'b root true 1',
    ])
    const told = world.logged.filter((line) => line.includes('a CA could not sign'))
    assert.equal(told.length, 2, 'the list and the responder of the root')
    assert.ok(told.every((line) => /"institution":"a","ca":"[0-9a-f-]{36}"/.test(line)))
  })

  it('alarms staff after five minutes, once, and again the next time', async (t) => {
    const { world, ports, ways } = await twoInTrouble(t)
    for (const keyId of ways.keys()) ways.set(keyId, () => Promise.reject(new Error('the device is gone')))
    const watch = watchAuthorities(world.portal)
    const late = async () => {
      await watch()
      const all = await world.ports.store.at(world.institution().id).alarms.open(20)
      return all.filter(({ kind }) => kind === 'status-late').length
    }
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) {
        await publishLists(ports, world.institution()).catch(() => {})
        world.advance({ minutes: 1 })
      }
      return late()
    }
    assert.equal(await minutes(4), 0)
    assert.equal(await minutes(1), 2, 'of the root and of the CA that issues')
    assert.equal(await minutes(3), 2)
    await publishLists(world.ports, world.institution())
    world.advance({ hours: 12 })
    assert.equal(await minutes(4), 2)
    assert.equal(await minutes(1), 4)
  })
})
