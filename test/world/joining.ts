import type * as z from 'zod'
import {
  importChecked,
  type importFile,
  predecessorPreview,
  type predecessorShown,
} from '../../src/wire/joining.ts'
import { approvalMade } from '../../src/wire/office.ts'
import type { World } from '../world.ts'
import { type OfficeBrowser, officeBrowsers } from './office-browser.ts'
import { activatePasskey, activatePassword, addPerson, codeOf, password } from './staff.ts'

export type ImportFile = z.infer<typeof importFile>
export type PredecessorShown = z.infer<typeof predecessorShown>

export interface JoiningOffice {
  /** Kenji, of the desk and of the system. */
  desk: OfficeBrowser
  /** Yuko. */
  approver: OfficeBrowser
  secret: string
}

/** An institution into which people come: one brings, the other approves. */
export async function openJoiningOffice(world: World): Promise<JoiningOffice> {
  const open = officeBrowsers(world)
  const kenji = await activatePasskey(
    world,
    await addPerson(world, 'kenji', ['desk', 'system-administrator']),
  )
  const yuko = await activatePassword(world, await addPerson(world, 'yuko', ['approver']))
  return { desk: open({ token: kenji.token }), approver: open({ token: yuko.token }), secret: yuko.secret }
}

export function peopleFile(csv: string | Uint8Array, opens: 'at-once' | 'later' = 'at-once'): ImportFile {
  return { what: 'people', opens, name: 'people.csv', content: base64(csv) }
}

export function certificatesFile(issuerId: string, csv: string): ImportFile {
  return { what: 'certificates', issuerId, name: 'certificates.csv', content: base64(csv) }
}

const base64 = (csv: string | Uint8Array) =>
  (typeof csv === 'string' ? new TextEncoder().encode(csv) : csv).toBase64()

/** The dry run of a file that has nothing to mend, and the request. */
export async function askToImport(desk: OfficeBrowser, file: ImportFile) {
  const checked = await desk.do(importChecked, '/api/imports/check', file)
  if (checked.isFaulty) throw new Error(JSON.stringify(checked.faults))
  const { shown, shownHash } = checked
  const asked = { file, shownHash, evidence: '営業店から受け取った一覧' }
  const { approvalId } = await desk.do(approvalMade, '/api/imports', asked)
  return { approvalId, shown, shownHash }
}

export async function faultsOf(desk: OfficeBrowser, file: ImportFile) {
  const checked = await desk.do(importChecked, '/api/imports/check', file)
  return checked.isFaulty ? checked.faults : []
}

export async function askToRegister(desk: OfficeBrowser, pem: string) {
  const { shown, shownHash } = await desk.do(predecessorPreview, '/api/predecessors/preview', { pem })
  const asked = { pem, shownHash, evidence: '電話で拇印を確認' }
  const { approvalId } = await desk.do(approvalMade, '/api/predecessors', asked)
  return { approvalId, shown, shownHash }
}

/** Yuko approves by password; then the clock goes on to the next code, and each node reads what has changed. */
export async function approveIt(
  world: World,
  { approver, secret }: JoiningOffice,
  { approvalId, shownHash }: { approvalId: string; shownHash: string },
) {
  const verification = { kind: 'password', password, code: codeOf(world, secret) }
  const answer = await approver.post(`/api/approvals/${approvalId}/approve`, { shownHash, verification })
  world.advance({ seconds: 60 })
  await world.portal.directory.refresh()
  return answer
}
