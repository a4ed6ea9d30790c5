import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { policyWith } from '../../../../test/lives.ts'
import { draftOf, withDraft } from '../../../domain/policy-draft.ts'
import { policyFaults } from '../../../domain/policy-faults.ts'
import { policyWish } from '../../../wire/policy.ts'
import { officePolicyWords } from '../../../words/office-policy.ts'
import { faultsAt, faultsOf, type Typed, typedOf, wishOf } from './typed.ts'

const { rules } = officePolicyWords.ja
const policy = policyWith({ notices: { ...policyWith().notices, off: ['unproved'], place: 'notice-page' } })
// As it comes over the wire.
const { draft } = policyWish.parse({ effectiveFrom: '2027-03-01', draft: draftOf(policy) })
const typed: Typed = { ...typedOf(draft), effectiveFrom: '2027-03-01' }
const places = (faults: readonly string[]) =>
  faults.map((fault) => /^[A-Za-z.-]+/.exec(fault)?.[0] ?? '').join(' ')

describe('the form of a policy', () => {
  it('gives back what it was filled with', () => {
    assert.deepEqual(wishOf(typed), { effectiveFrom: '2027-03-01', draft })
    const reissue = { ...draft, afterExpiry: { kind: 'reissue' as const } }
    assert.deepEqual(wishOf(typedOf(reissue)).draft, reissue)
  })

  for (const [mailDays, expected] of [
    ['30, 10', [30, 10]],
    ['３０、１０', [30, 10]],
    [' 30  10 ', [30, 10]],
    ['', []],
  ] as const) {
    it(`reads days however they are typed: ${JSON.stringify(mailDays)}`, () =>
      assert.deepEqual(wishOf({ ...typed, mailDays }).draft.mailDays, expected))
  }

  for (const [changes, field] of [
    [{ effectiveFrom: '' }, 'effective-from'],
    [{ renewalOpens: '' }, 'renewal-opens'],
    [{ renewalOpens: '-1' }, 'renewal-opens'],
    [{ mailDays: '30, x' }, 'mail-days'],
    [{ afterDays: '' }, 'after-days'],
    [{ graceDays: '1.5' }, 'grace-days'],
    [{ proveDays: '1e3' }, 'prove-days'],
    [{ unprovedDays: 'x' }, 'unproved-days'],
    [{ acquisitionDays: '123456' }, 'acquisition-days'],
    [{ acquisitionReminders: 'x' }, 'acquisition-reminders'],
    [{ windowUntil: '8' }, 'window-from'],
    [{ announce: 'yes' as const }, 'announce-from'],
  ] as const) {
    it(`says before it is sent what cannot be: ${JSON.stringify(changes)}`, () =>
      assert.deepEqual(
        faultsOf({ ...typed, ...changes }, rules).map((fault) => fault.field),
        [field],
      ))
  }

  it('wants no days where nobody can come back by himself', () =>
    assert.deepEqual(faultsOf({ ...typed, after: 'reissue', afterDays: '' }, rules), []))
})

describe('what the rules of the policy find', () => {
  const { notices, helpDesk } = draft
  for (const [changes, field] of [
    [{ renewalOpens: 0 }, 'renewal-opens'],
    [{ mailDays: [10, 30] }, 'mail-days'],
    [{ afterExpiry: { kind: 'acquire' as const, days: 0 } }, 'after-days'],
    [{ proveDays: 0 }, 'prove-days'],
    [{ acquisitionDays: 0 }, 'acquisition-days'],
    [{ acquisitionReminders: [10, 30] }, 'acquisition-reminders'],
    [{ notices: { ...notices, graceDays: [90] } }, 'grace-days'],
    [{ notices: { ...notices, unprovedDays: [0] } }, 'unproved-days'],
    [{ notices: { ...notices, window: { ...notices.window, from: '21:00' } } }, 'window-from'],
    [{ notices: { ...notices, paragraph: { ja: 'www.a.example', en: '' } } }, 'paragraph-ja'],
    [{ helpDesk: { ...helpDesk, telephone: '' } }, 'desk-name-ja'],
    [{ helpDesk: { ...helpDesk, name: { ja: '', en: 'x' } } }, 'desk-name-ja'],
  ] as const) {
    it(`is told at its field: ${field}`, () => {
      const found = policyFaults(withDraft(policy, { ...draft, ...changes }))
      const fields = faultsAt(places(found), rules).map((fault) => fault.field)
      assert.ok((fields as string[]).includes(field), `${found.join('; ')} → ${fields.join(' ')}`)
    })
  }
})
