import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { policyWith } from '../../test/lives.ts'
import {
  changedFields,
  decidedIn,
  draftOf,
  type PolicyDraft,
  policyFields,
  withDraft,
} from './policy-draft.ts'

const policy = policyWith()
const draft = draftOf(policy)
const changes: Record<(typeof policyFields)[number], Partial<PolicyDraft>> = {
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
  for (const field of policyFields) {
    it(`${field}: its change is seen, and no other`, () => {
      const changed = withDraft(policy, { ...draft, ...changes[field] })
      assert.deepEqual(changedFields(policy, changed), [field])
      assert.deepEqual(changedFields(changed, policy), [field])
    })
  }

  it('is all that changes: what is not asked stays', () => {
    assert.deepEqual(withDraft(policy, draft), policy)
    const other = policyWith({ keepDays: 400, notices: { ...policy.notices, smime: 'on' } })
    assert.deepEqual(withDraft(other, draft), other)
  })

  it('does not depend on the order in which the database gives the members of an object', () => {
    const turned = { ...policy, wording: { ...policy.wording, helpDesk: backwards(policy.wording.helpDesk) } }
    assert.deepEqual(changedFields(policy, turned), [])
  })

  it('can be read field by field', () => assert.equal(decidedIn('renewal-opens', draft), 30))
})

const backwards = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).toReversed()) as T
