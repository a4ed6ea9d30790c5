import type * as z from 'zod'
import type { StaffRole } from '../../src/domain/staff.ts'
import { approvalMade } from '../../src/wire/office.ts'
import { policyAnswer, type policyWish, versionPreview } from '../../src/wire/policy.ts'
import type { World } from '../world.ts'
import { type OfficeBrowser, officeBrowsers } from './office-browser.ts'
import { activatePasskey, activatePassword, addPerson, codeOf, password } from './staff.ts'

export type Wish = z.infer<typeof policyWish>

/** An institution whose policy Mina may change, and Yuko approve. */
export async function openPolicyOffice(world: World, roles: readonly StaffRole[] = ['policy-editor']) {
  const open = officeBrowsers(world)
  const mina = await activatePasskey(world, await addPerson(world, 'mina', roles))
  const yuko = await activatePassword(world, await addPerson(world, 'yuko', ['approver']))
  return { editor: open({ token: mina.token }), approver: open({ token: yuko.token }), secret: yuko.secret }
}

/** What is in force, with some of it decided anew from a day on. */
export async function wishFrom(
  editor: OfficeBrowser,
  effectiveFrom: string,
  changes: Partial<Wish['draft']>,
  announcement?: Wish['announcement'],
): Promise<Wish> {
  const { draft } = await editor.read(policyAnswer, '/api/policy')
  return { effectiveFrom, draft: { ...draft, ...changes }, ...(announcement && { announcement }) }
}

export async function askFor(editor: OfficeBrowser, wish: Wish) {
  const preview = await editor.do(versionPreview, '/api/policy/preview', wish)
  const { shownHash } = preview
  const asked = { wish, shownHash, evidence: '理事会で決定' }
  const { approvalId } = await editor.do(approvalMade, '/api/policy/versions', asked)
  return { approvalId, preview, shownHash }
}

/** Yuko approves by password; then the clock goes on to the next code. */
export async function approveVersion(
  world: World,
  { approver, secret }: { approver: OfficeBrowser; secret: string },
  { approvalId, shownHash }: { approvalId: string; shownHash: string },
) {
  const verification = { kind: 'password', password, code: codeOf(world, secret) }
  const answer = await approver.post(`/api/approvals/${approvalId}/approve`, { shownHash, verification })
  world.advance({ seconds: 60 })
  // What runs every second on each node.
  await world.portal.directory.refresh()
  return answer
}
