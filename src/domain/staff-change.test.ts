import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseId, type StaffId } from './id.ts'
import type { StaffRole } from './staff.ts'
import { type Colleague, changeFault, type StaffChange, staysAble } from './staff-change.ts'

const at = Temporal.Instant.from('2026-11-22T00:00:00Z')
const id = (n: number) => parseId<StaffId>(`${String(n).repeat(8)}-1111-4111-8111-111111111111`)
const [kenji, yuko, jiro] = [id(1), id(2), id(3)]
const person = (
  who: StaffId,
  roles: StaffRole[],
  more: Partial<Colleague> = { activatedAt: at },
): Colleague => ({
  id: who,
  roles,
  ...more,
})
const admin = person(kenji, ['system-administrator'])
const approver = person(yuko, ['approver'])
const both: StaffRole[] = ['system-administrator', 'approver']

describe('an institution stays able', () => {
  for (const [what, people, expected] of [
    ['with one who asks and one who approves', [admin, approver], true],
    ['not with one who may do both', [person(kenji, both)], false],
    ['with two who may do both', [person(kenji, both), person(yuko, both)], true],
    ['with one who may do both and an approver', [person(kenji, both), approver], true],
    ['not with two who ask', [admin, person(yuko, ['system-administrator'])], false],
    ['not when the approver has not begun', [admin, person(yuko, ['approver'], {})], false],
    ['not when the approver was disabled', [admin, { ...approver, disabledAt: at }], false],
    ['not with nobody', [], false],
  ] satisfies [string, Colleague[], boolean][])
    it(what, () => assert.equal(staysAble(people), expected))
})

describe('a change of the staff', () => {
  const people = [admin, approver, person(jiro, ['desk'])]
  const add = { change: 'add', staffId: id(4), before: [], after: ['desk'] } as const
  for (const [what, wish, expected] of [
    ['somebody new', add, undefined],
    [
      'another role for a third',
      { change: 'roles', staffId: jiro, before: ['desk'], after: ['approver'] },
      undefined,
    ],
    [
      'the same roles',
      { change: 'roles', staffId: jiro, before: ['desk'], after: ['desk'] },
      'nothing-to-change',
    ],
    ['himself', { change: 'roles', staffId: kenji, before: admin.roles, after: both }, 'about-oneself'],
    [
      'to take the only approver’s role',
      { change: 'roles', staffId: yuko, before: ['approver'], after: ['desk'] },
      'nobody-left',
    ],
    [
      'to disable the only approver',
      { change: 'disable', staffId: yuko, before: ['approver'], after: [] },
      'nobody-left',
    ],
    [
      'to renew the only approver',
      { change: 'renew', staffId: yuko, before: ['approver'], after: ['approver'] },
      'nobody-left',
    ],
    ['to disable a third', { change: 'disable', staffId: jiro, before: ['desk'], after: [] }, undefined],
    ['to renew a third', { change: 'renew', staffId: jiro, before: ['desk'], after: ['desk'] }, undefined],
  ] satisfies [
    string,
    { change: StaffChange; staffId: string; before: readonly StaffRole[]; after: readonly StaffRole[] },
    ReturnType<typeof changeFault>,
  ][])
    it(`${what}: ${expected ?? 'can be asked for'}`, () =>
      assert.equal(changeFault(people, kenji, wish), expected))
})
