import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { type StaffRole, staffActs, staffMay } from '../../../domain/staff.ts'
import { type MenuGroup, menuOf } from './menu.ts'

const shownTo = (...roles: StaffRole[]) =>
  Object.fromEntries(
    menuOf(staffActs.filter((act) => staffMay(roles, act))).map(({ group, ways }) => [
      group,
      ways.map(({ name }) => name),
    ]),
  )

describe('the menu of the office', () => {
  const table: [StaffRole, Partial<Record<MenuGroup, string[]>>][] = [
    [
      'desk',
      {
        today: ['members', 'approvals', 'letters', 'imports'],
        emergency: ['alarms', 'switches'],
        renewal: ['campaign', 'figures', 'board', 'notices'],
        settings: ['predecessors'],
      },
    ],
    [
      'policy-editor',
      {
        today: ['approvals'],
        emergency: ['switches'],
        renewal: ['figures', 'pulls', 'board', 'notices', 'mails'],
        settings: ['policy'],
      },
    ],
    [
      'system-administrator',
      {
        today: ['approvals'],
        emergency: ['alarms', 'switches'],
        renewal: ['figures', 'notices', 'mails'],
        settings: ['relyingParties', 'apiClients', 'webhooks', 'predecessors', 'staff'],
      },
    ],
  ]
  for (const [role, groups] of table) it(`of a ${role}`, () => assert.deepEqual(shownTo(role), groups))

  it('has no heading over nothing', () =>
    assert.deepEqual(menuOf(['read-policy', 'preview-mails']).length, 2))

  it('leads to every list page of the router, each once', () => {
    const router = readFileSync(new URL('../router.tsx', import.meta.url), 'utf8')
    const lists = [...router.matchAll(/path: '(\/[a-z-]+)'/g)]
      .map(([, path]) => path)
      .filter((path) => path !== '/activate' && path !== '/sign-in')
    const all = menuOf(staffActs).flatMap(({ ways }) => ways.map(({ to }) => to))
    assert.ok(all.length > 15)
    assert.deepEqual([...all].sort(), lists.sort())
  })
})
