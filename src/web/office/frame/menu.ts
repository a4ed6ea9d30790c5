import type { StaffAct } from '../../../domain/staff.ts'

/** The list pages, by what somebody comes for; who may not read one does not see the way to it. */
const menu = {
  today: [
    { to: '/members', name: 'members', needs: 'find-member' },
    { to: '/approvals', name: 'approvals', needs: 'read-approvals' },
    { to: '/letters', name: 'letters', needs: 'read-letters' },
    { to: '/imports', name: 'imports', needs: 'request-import' },
  ],
  emergency: [
    { to: '/alarms', name: 'alarms', needs: 'read-alarms' },
    { to: '/switches', name: 'switches', needs: 'read-switches' },
  ],
  renewal: [
    { to: '/campaign', name: 'campaign', needs: 'read-campaign' },
    { to: '/figures', name: 'figures', needs: 'read-figures' },
    { to: '/renewal-pulls', name: 'pulls', needs: 'read-policy' },
    { to: '/board', name: 'board', needs: 'read-board' },
    { to: '/notices', name: 'notices', needs: 'read-notices' },
    { to: '/mails', name: 'mails', needs: 'preview-mails' },
  ],
  settings: [
    { to: '/policy', name: 'policy', needs: 'read-policy' },
    { to: '/services', name: 'relyingParties', needs: 'read-relying-parties' },
    { to: '/api-clients', name: 'apiClients', needs: 'read-api-clients' },
    { to: '/webhooks', name: 'webhooks', needs: 'read-webhooks' },
    { to: '/predecessors', name: 'predecessors', needs: 'read-predecessors' },
    { to: '/staff', name: 'staff', needs: 'read-staff' },
  ],
} as const satisfies Record<string, readonly { to: string; name: string; needs: StaffAct }[]>

export type MenuGroup = keyof typeof menu
export type MenuWay = (typeof menu)[MenuGroup][number]

/** What stands in the menu of somebody who may do these; a group in which nothing is left has no heading either. */
export function menuOf(may: readonly StaffAct[]): { group: MenuGroup; ways: MenuWay[] }[] {
  const groups: MenuGroup[] = ['today', 'emergency', 'renewal', 'settings']
  return groups
    .map((group) => ({ group, ways: menu[group].filter(({ needs }) => may.includes(needs)) }))
    .filter(({ ways }) => ways.length > 0)
}
