import type { OutboxItem } from '../../src/ports/outbox.ts'
import type { World } from '../world.ts'
import type { Person } from './person.ts'

/** The subjects of the mails of a kind that lie in the outbox for someone, oldest first. */
export async function mailsTo(world: World, person: Person, kind: string): Promise<OutboxItem[]> {
  const items = await world.ports.store.at(world.institution(person.slug).id).outbox.ofMember(person.id)
  return items.filter((item) => item.kind === kind).reverse()
}

export function textOf({ body }: OutboxItem): string {
  return body.kind === 'plain' ? body.text : ''
}
