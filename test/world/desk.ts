import assert from 'node:assert/strict'
import { parseId } from '../../src/domain/id.ts'
import type { World } from '../world.ts'
import type { Browser, Page } from './browser.ts'
import { ownPins, type Person } from './person.ts'

/** The hidden number of a form, good for one act. */
export function formOf(page: Page): string {
  const form = /name="form" value="([^"]+)"/.exec(page.text)?.[1]
  assert.ok(form, page.text)
  return form
}

/** Opens the page of an act and sends its form, with the confirmation PIN that everybody in the tests has chosen. */
export async function deskAct(
  browser: Browser,
  path: string,
  fields: Record<string, string> = {},
): Promise<Page> {
  const form = formOf(await browser.get(path))
  return browser.post(path, { form, confirmationPin: ownPins.confirmationPin, ...fields })
}

/** What stands beside a name on the page. */
export function factOn(page: Page, name: string): string | undefined {
  const at = page.text.indexOf(`<dt>${name}</dt>`)
  const value = at < 0 ? undefined : /<dd>([\s\S]*?)<\/dd>/.exec(page.text.slice(at))?.[1]
  return value?.replaceAll(/<[^>]*>/g, '')
}

/** Somebody whom an administrator has just added, with what was shown for his hands. */
export async function addedPerson(world: World, page: Page, loginId: string): Promise<Person> {
  const pins = [...page.text.matchAll(/<b class="hex">(\d+)<\/b>/g)].map(([, pin = '']) => pin)
  assert.equal(pins.length, 2, page.text)
  const [pin = '', confirmationPin = ''] = pins
  const { members } = world.ports.store.at(world.institution().id)
  const member = (await members.all()).find((one) => one.loginId === loginId)
  assert.ok(member)
  return { slug: 'a', id: parseId(member.id), role: 'user', loginId, pin, confirmationPin, pickupCode: '' }
}
