import assert from 'node:assert/strict'
import { troubleWith } from '../../src/service/notice/mail-trouble.ts'
import type { World } from '../world.ts'

/** One of its mails is on its way out, and one has come back. */
export async function addMails({ ports, institution }: World, slug: string): Promise<void> {
  const { id } = institution(slug)
  const { outbox, sending } = ports.store.at(id)
  const mail = (await outbox.page(100)).find(({ channel }) => channel === 'mail')
  assert.ok(mail?.address)
  const at = ports.clock.now()
  const lease = { by: ports.random.uuid(), at, until: at.add({ seconds: 20 }) }
  const [inHand] = await sending.begin([mail.id], lease, `${slug}.test`)
  assert.ok(inHand)
  const { memberId, address } = mail
  await ports.store.transact(id, (tx) =>
    troubleWith(ports, tx, { memberId, address, kind: 'bounced', outboxId: mail.id, at }),
  )
}
