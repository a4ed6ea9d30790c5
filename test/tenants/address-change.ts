import assert from 'node:assert/strict'
import { requestAddressChange } from '../../src/service/desk/address.ts'
import { openSecret } from '../../src/service/notice/secret.ts'
import type { World } from '../world.ts'
import type { Somebody } from './crowd.ts'

/** An administrator has asked for another address of his `idle` user. Answers with the code that was sent there. */
export async function addAddressChange(
  { ports, institution }: World,
  slug: 'a' | 'b',
  people: readonly Somebody[],
): Promise<string> {
  const of = (state: string) => people.find((one) => one.state === state)?.member.id
  const [administrator, holder] = [of('administrator'), of('idle')]
  assert.ok(administrator && holder)
  const by = { kind: 'member', memberId: administrator } as const
  const address = { address: `another@${slug}.example` }
  await requestAddressChange(ports, institution(slug), by, holder, address)
  for (const item of await ports.store.at(institution(slug).id).outbox.ofMember(holder)) {
    const secret = openSecret(ports, item)
    if (secret?.kind === 'address-code') return secret.code
  }
  assert.fail('no code was sent')
}
