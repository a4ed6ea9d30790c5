import { once } from '../../src/service/people/once.ts'
import type { World } from '../world.ts'
import type { Somebody } from './crowd.ts'

/** The form that an administrator of each institution has sent. */
export const deskFormIds = {
  a: '00000000-0000-4000-8000-0000000f0a0a',
  b: '00000000-0000-4000-8000-0000000f0b0b',
}

export async function addDeskForm(
  { ports, institution }: World,
  slug: 'a' | 'b',
  people: readonly Somebody[],
): Promise<void> {
  const session = people.find(({ session }) => session !== undefined)?.session
  if (session === undefined) throw new Error(`nobody of ${slug} is logged on`)
  const shown = { name: `shown by ${slug}` }
  await once(ports, institution(slug), session, deskFormIds[slug], async () => ({ answer: 'yes', shown }))
}
