import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { policyWith } from '../../test/lives.ts'
import { draftOf, type PolicyDraft, withDraft } from './policy-draft.ts'
import { changedFields, decidedIn, type OwnField, ownFields } from './policy-fields.ts'
import { readSettings, type SettingName, settingNames, settingOf, writeSettings } from './policy-settings.ts'

const policy = policyWith()
const draft = draftOf(policy)
const changes: Record<OwnField, Partial<PolicyDraft>> = {
  'renewal-opens': { renewalOpens: 40 },
  'mail-days': { mailDays: [20] },
  'mail-after-expiry': { mailAfterExpiry: false },
  'after-expiry': { afterExpiry: { kind: 'reissue' } },
  'grace-days': { notices: { ...draft.notices, graceDays: [5] } },
  'prove-days': { proveDays: 14 },
  'unproved-days': { notices: { ...draft.notices, unprovedDays: [] } },
  'acquisition-days': { acquisitionDays: 60 },
  'acquisition-reminders': { acquisitionReminders: [] },
  mails: { notices: { ...draft.notices, mails: 'off' } },
  'milestones-off': { notices: { ...draft.notices, off: ['unproved'] } },
  english: { notices: { ...draft.notices, english: 'off' } },
  'mail-window': { notices: { ...draft.notices, window: { ...draft.notices.window, openDaysOnly: true } } },
  paragraph: { notices: { ...draft.notices, paragraph: { ja: '当金庫より', en: 'From us' } } },
  place: { notices: { ...draft.notices, place: 'notice-page' } },
  'help-desk': { helpDesk: { ...draft.helpDesk, telephone: '0120-111-111' } },
}

describe('what is decided in the office', () => {
  for (const field of ownFields) {
    it(`${field}: its change is seen, and no other`, () => {
      const changed = withDraft(policy, { ...draft, ...changes[field] })
      assert.deepEqual(changedFields(policy, changed), [field])
      assert.deepEqual(changedFields(changed, policy), [field])
    })
  }

  it('is all of it but the zone', () => {
    assert.deepEqual(withDraft(policy, draft), policy)
    const other = policyWith({ keepDays: 400, notices: { ...policy.notices, smime: 'on' } })
    assert.deepEqual(withDraft(other, draftOf(other)), other)
    // The zone is nobody's to decide: every E was signed in it.
    assert.equal(withDraft({ ...policy, zone: 'America/New_York' }, draft).zone, 'America/New_York')
  })

  it('does not depend on the order in which the database gives the members of an object', () => {
    const turned = { ...policy, wording: { ...policy.wording, helpDesk: backwards(policy.wording.helpDesk) } }
    assert.deepEqual(changedFields(policy, turned), [])
  })

  it('can be read field by field', () => assert.equal(decidedIn('renewal-opens', draft), 30))
})

/** Another text than the one that stands there, which can be put back. */
function otherText(name: SettingName): string {
  const { kind, options = [], read } = settingOf(name)
  const now = read(draft)
  if (kind === 'choice') return options.find((option) => option !== now) ?? assert.fail()
  if (kind === 'some')
    return options.filter((option) => !now.split(' ').includes(option))[0] ?? options[0] ?? ''
  if (kind === 'count') return String(Number(now) + 1)
  if (kind === 'hours') return '08:00-21:00'
  return kind === 'list' ? '12-31, 01-01' : `${now}新`
}

describe('what is seldom changed', () => {
  for (const name of settingNames) {
    it(`${name}: what is typed is what is decided, and nothing else changes`, () => {
      const text = otherText(name)
      assert.ok(settingOf(name).isOne(text))
      const changed = withDraft(policy, settingOf(name).write(draft, text))
      assert.deepEqual(changedFields(policy, changed), [name])
      assert.equal(settingOf(name).read(draftOf(changed)), text)
    })
  }

  it('is given back as it was read', () => {
    assert.deepEqual(writeSettings(draft, readSettings(draft)), draft)
  })

  it('of all that a policy decides nothing is left out but the zone and the one medium', () => {
    const decided = JSON.stringify(withDraft(policy, writeSettings(draft, changedTexts())))
    const leaves = (value: unknown, path: string): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([name, member]) => leaves(member, `${path}.${name}`))
        : [`${path}=${JSON.stringify(value)}`]
    const before = new Set(leaves(policy, ''))
    const same = leaves(JSON.parse(decided), '').filter((leaf) => before.has(leaf))
    const own =
      /^\.(renewalOpens|mailDays|mailAfterExpiry|afterExpiry|proveDays|acquisition|notices\.(mails|off|english|graceDays|unprovedDays|window|paragraph|place)|wording\.helpDesk)/
    assert.deepEqual(
      same.filter((leaf) => !own.test(leaf)),
      ['.zone="Asia/Tokyo"', '.key.media=["file"]'],
    )
  })

  it('says of what cannot be put back that it cannot', () => {
    for (const [name, text] of [
      ['pin-tries', 'five'],
      ['keep', ''],
      ['monday', '8-21'],
      ['sunday', '08:00'],
    ] as const)
      assert.equal(settingOf(name).isOne(text), false, name)
    for (const text of ['08:00-21:00', '０８：００～２１：００', ' 08:00 – 21:00 ', '9:00〜17:00', ''])
      assert.equal(settingOf('monday').isOne(text), true, text)
    const typed = settingOf('monday').write(draft, '9:00～17:00')
    assert.deepEqual(typed.openingHours.week[1], { from: '09:00', until: '17:00' })
  })
})

function changedTexts(): Record<SettingName, string> {
  const texts = readSettings(draft)
  for (const name of settingNames) texts[name] = otherText(name)
  return texts
}

const backwards = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).toReversed()) as T
