import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { requestAddressChange } from '../../src/service/desk/address.ts'
import { lockMember } from '../../src/service/desk/lock-member.ts'
import { removeMember } from '../../src/service/desk/remove-member.ts'
import { revokeCertificate } from '../../src/service/desk/revoke-certificate.ts'
import { stopContract } from '../../src/service/desk/stop-contract.ts'
import { stopMember } from '../../src/service/desk/stop-member.ts'
import { openPost, readMail } from '../mail/post.ts'
import { openSink } from '../mail/sink.ts'
import { mailsTo } from '../world/mails.ts'
import { alone, by, customers, type Desk, openDesk } from './cast.ts'

const acts: Record<string, (desk: Desk) => Promise<unknown>> = {
  revoked: ({ world, hanako, ichiro }) =>
    revokeCertificate(world.ports, world.institution(), by(hanako), ichiro.id, { reason: 'other' }),
  locked: ({ world, hanako, ichiro }) => lockMember(world.ports, world.institution(), by(hanako), ichiro.id),
  stopped: ({ world, ichiro }) =>
    stopMember(world.ports, world.institution(), alone, ichiro.id, { reason: 'theft' }),
  removed: ({ world, hanako, ichiro }) =>
    removeMember(world.ports, world.institution(), by(hanako), ichiro.id),
  'stopped with his contract': ({ world, contractId }) =>
    stopContract(world.ports, world.institution(), alone, contractId, { reason: 'theft' }),
}

describe('what time owes to somebody', () => {
  for (const [what, act] of Object.entries(acts)) {
    it(`is owed no more when he is ${what}, though it was written already`, async (t) => {
      const desk = await openDesk(t)
      const { world, ichiro } = desk
      const sink = await openSink()
      t.after(sink.close)
      await customers(desk, ichiro)
      world.goTo('2027-10-23T09:00:00')
      await world.sweep()
      const [owed, ...others] = await mailsTo(world, ichiro, 'before-expiry')
      assert.ok(owed)
      assert.deepEqual(others, [])
      await act(desk)
      await openPost(t, world, sink.port).run()
      assert.equal((await readMail(world, owed.id)).state, 'withdrawn')
      world.goTo('2027-11-12T09:00:00')
      await world.sweep()
      assert.equal((await mailsTo(world, ichiro, 'before-expiry')).length, 1, 'ten days before there is none')
    })
  }
})

it('the code of a new address goes there, and nowhere else', async (t) => {
  const desk = await openDesk(t)
  const { world, hanako, misaki } = desk
  const sink = await openSink()
  t.after(sink.close)
  // Hers are in English: what is Japanese goes in base64.
  await customers(desk, misaki)
  const address = 'new@elsewhere.example'
  await requestAddressChange(world.ports, world.institution(), by(hanako), misaki.id, { address })
  await openPost(t, world, sink.port).run()
  const texts = sink.mails.map(({ raw, to }) => ({ to: String(to), raw: raw.toString('latin1') }))
  const isCode = ({ raw }: { raw: string }) => /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/.test(raw)
  assert.deepEqual(
    texts.filter(isCode).map(({ to }) => to),
    [address],
  )
  assert.ok(
    texts.some(({ to }) => to.includes('misaki@yamada.example')),
    'the present one is told',
  )
})
