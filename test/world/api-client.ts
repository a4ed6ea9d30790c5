import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { ApiScope } from '../../src/domain/api-scope.ts'
import { apiClientPreview } from '../../src/wire/api-client.ts'
import { approvalMade } from '../../src/wire/office.ts'
import type { JoiningOffice } from './joining.ts'

/** The key of a program, which it keeps, and what it gives to the institution. */
export function keyPem(): { privateKey: KeyObject; pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, pem: String(publicKey.export({ type: 'spki', format: 'pem' })) }
}

/** A system administrator has asked to let a program in. */
export async function askForClient(
  { desk }: Pick<JoiningOffice, 'desk'>,
  wish: { name: string; pem: string; scopes: ApiScope[] },
) {
  const { shown, shownHash } = await desk.do(apiClientPreview, '/api/api-clients/preview', wish)
  const asked = { ...wish, shownHash, evidence: '電話で指紋を確認' }
  const { approvalId } = await desk.do(approvalMade, '/api/api-clients', asked)
  return { approvalId, shown, shownHash }
}
