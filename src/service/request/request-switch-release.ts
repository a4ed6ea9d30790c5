import type { ApprovalId } from '../../domain/id.ts'
import { isSwitchName, type SwitchName } from '../../domain/kill-switch.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type SwitchReleaseShown, switchSubjects } from '../../domain/switch-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
import { requireMay } from '../office/require-may.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { showRelease } from './switch-releasing.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** What would be asked for. Refuses: nothing-to-change. */
export async function requireRelease(
  repositories: Repositories,
  name: SwitchName,
  way: 'look' | 'hold',
): Promise<SwitchReleaseShown> {
  const shown = await showRelease(repositories, name, way)
  if (shown === undefined) throw new Refusal('nothing-to-change', `${name} is on`)
  return shown
}

/** Word for word what would be asked for now. */
export async function previewSwitchRelease(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  typedName: string,
): Promise<Bound<SwitchReleaseShown>> {
  await requireMay(ports, institution, session, 'request-switch-release')
  const name = readSwitch(typedName)
  return bindShown(ports, await requireRelease(ports.store.at(institution.id), name, 'look'))
}

/** The maker's half: to engage takes one person, to release two. */
export async function requestSwitchRelease(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  typedName: string,
  wish: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-switch-release')
  const name = readSwitch(typedName)
  const subjectId = switchSubjects[name]
  await settleApprovalsAbout(ports, institution, 'switch-release', subjectId)
  return makeRequest(ports, institution, session, 'switch-release', wish, async (tx) => ({
    subjectId,
    shown: await requireRelease(tx, name, 'hold'),
  }))
}

function readSwitch(text: string): SwitchName {
  if (isSwitchName(text)) return text
  throw new Refusal('not-found', 'there is no such switch')
}
