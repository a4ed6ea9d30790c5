import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { type ContractId, parseId } from '../../src/domain/id.ts'
import { oneLine } from '../../src/domain/one-line.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { addMember } from '../../src/service/member/add-member.ts'
import type { Page } from '../world/browser.ts'
import {
  beginLogon,
  enrol,
  enterCode,
  identify,
  logOn,
  ownPins,
  prove,
  readPerson,
  renew,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, openWorld } from '../world.ts'

/** Where a text stands, so that each has its own; Japanese, as a policy's words for roles must fit a common name. */
type Naming = (field: string) => string

const plain: Naming = (field) => `名前${field}`

/** What whoever enters a name could mean by it: markup, an end of an attribute, a formula, a line, another direction. */
const hostileNames: readonly (readonly [string, Naming])[] = [
  ['markup', (field) => `<script>alert(1)</script><b>${field}`],
  ['ends of attributes', (field) => `"'\`> onload=x ${field}`],
  ['character references', (field) => `&lt;&#60;script&#x3e;&amp;${field}`],
  ['formulas', (field) => `=cmd|' /C calc'!A0 @SUM(1+1) ${field}`],
  ['lines and tabs', (field) => `a\r\nBcc: evil@example.com\r\n\r\n\t${field}`],
  ['reading directions', (field) => `\u202e\u2066${field}\u200f\u2069`],
  ['templates', (field) => `\${7*7}{{7*7}}<%=7*7%>$&$1${field}`],
]

/** A policy is looked at when it enters, and its words are one line (domain/policy-faults.ts). */
function wordingOf(name: Naming): Policy['wording'] {
  const both = (field: string) => ({ ja: oneLine(name(field)), en: oneLine(name(field)) })
  const { wording } = defaultPolicy
  return {
    ...wording,
    service: both('s'),
    administratorPin: both('p'),
    administratorConfirmationPin: both('c'),
    userPin: both('u'),
    userConfirmationPin: both('v'),
    helpDesk: { name: both('d'), telephone: wording.helpDesk.telephone, hours: both('h') },
  }
}

/** Every page and mail in which names stand, from the first form to the renewed certificate. */
async function journey(name: Naming) {
  const role = 'user' as const
  const people = [
    { role, loginId: 'ichiro', displayName: name('n'), language: 'ja' },
    {
      role: 'administrator',
      loginId: oneLine(name('l')).slice(0, 40),
      displayName: name('m'),
      language: 'en',
    },
  ] as const
  const policy = { wording: wordingOf(name) }
  const world = await openWorld({
    now: '2026-11-22T00:00:00Z',
    institutions: [{ slug: 'a', names: name('i'), people, policy }],
  })
  try {
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    const pages: Page[] = [await browser.get('/'), await browser.get('/acquire'), await browser.get('/check')]
    pages.push(await identify(browser, ichiro, { memberId: name('t'), contractId: name('t') }))
    await identify(browser, ichiro)
    pages.push(await browser.get('/acquire/code'))
    await enterCode(browser, ichiro.pickupCode)
    pages.push(await browser.get('/acquire/window'))
    await sayYes(browser, '/acquire/window')
    pages.push(await browser.get('/acquire/window'))
    const held = await enrol(browser, '/acquire/window')
    pages.push(await browser.get('/acquire/window/later'))
    const user = world.openBrowser()
    pages.push(await showCertificate(user, held), await user.get('/logon/pin'))
    await user.post('/logon/pin', { pin: ichiro.pin })
    pages.push(await user.get('/first-use'), await browser.get('/acquire/window/done'))
    await user.post('/first-use', ownPins)
    world.goTo('2027-11-01T09:00:00')
    pages.push(await logOn(user, held))
    for (const path of ['/menu', '/certificate', '/notices', '/notices/renewal'])
      pages.push(await user.get(path))
    const fresh = await renew(user, held)
    pages.push(await user.get(fresh.base), await user.get(`${fresh.base}/later`))
    await prove(user, fresh)
    pages.push(
      await user.get(`${fresh.base}/done`),
      await user.get('/logon/proved'),
      await user.get('/certificate'),
    )
    pages.push(await user.present(await beginLogon(user), held.certificate), await user.get('/nowhere'))
    const mails = await world.database.db.selectFrom('outbox').select(['subject', 'body']).execute()
    const certificates = await world.database.db.selectFrom('certificate').select('common_name').execute()
    return { pages, mails, certificates, logged: world.logged.join('\n') }
  } finally {
    await world.close()
  }
}

/** Its tags and the names of their attributes, in order: what a text can never change. */
const skeleton = ({ text, screen }: Page) => `${screen} ${(text.match(/<[^>]*>/g) ?? []).map(bones).join('')}`
const bones = (tag: string) => tag.replaceAll(/="[^"]*"/g, '')

describe('a name', () => {
  for (const [what, name] of hostileNames) {
    it(`with ${what} changes no page, no mail and no certificate beyond its own place`, async () => {
      const [usual, hostile] = await Promise.all([journey(plain), journey(name)])
      assert.ok(usual.pages.length > 20)
      for (const [at, page] of hostile.pages.entries()) {
        const expected = usual.pages[at]
        assert.ok(expected)
        assert.equal(skeleton(page), skeleton(expected))
        assert.equal(page.status, expected.status)
        assert.doesNotMatch(page.text, /<script>alert/)
      }
      assert.equal(hostile.mails.length, usual.mails.length)
      for (const { subject, body } of hostile.mails) {
        assert.doesNotMatch(subject, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        assert.doesNotMatch(body ?? '', /^Bcc:/m)
      }
      for (const { common_name } of hostile.certificates) {
        assert.ok(common_name !== null)
        assert.doesNotMatch(common_name, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        assert.ok(common_name.length <= 64)
      }
      assert.doesNotMatch(hostile.logged, /"level":50/)
    })
  }
})

describe('an ID that nobody could type again', () => {
  for (const loginId of ['a\tb', 'a\nb', ' a', 'ａ１', 'a\u202eb', 'a  b']) {
    it(`is given to nobody: ${JSON.stringify(loginId)}`, async (t) => {
      const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
      const contractId = parseId<ContractId>(world.ports.random.uuid())
      const person = { contractId, role: 'user', loginId, displayName: '山田', language: 'ja' } as const
      await assert.rejects(
        addMember(world.ports, world.institution(), person),
        /must be one line in half width/,
      )
    })
  }
})
