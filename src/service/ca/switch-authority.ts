import type { CaSwitchShown } from '../../domain/ca-request.ts'
import { parseId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Happening, record } from '../audit/record.ts'
import { type RequestKind, refusedIsGone } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { showSwitch } from './show-ca.ts'

/**
 * The second step of a roll-over: every node issues by the prepared CA within a second. The one before goes on with what
 * it has issued: its lists, its OCSP answers, and whoever logs on with a certificate of it.
 */
export const caSwitching: RequestKind<CaSwitchShown> = {
  showAgain: ({ repositories: { issuers }, institution, crypto, now }, _, way) =>
    refusedIsGone(async () =>
      showSwitch(
        { crypto },
        way === 'hold' ? await issuers.lock() : await issuers.all(),
        institution.versions,
        now,
      ),
    ),
  async carryOut(ports, tx, { session, approvalId }, { to }) {
    const by = byStaff(session, ports.clock.now())
    await beginToIssue(ports, tx, to.id, { ...by, facts: { approval: approvalId } })
  },
}

/** In the transaction of whatever makes it so. */
export async function beginToIssue(
  ports: Pick<Ports, 'random' | 'crypto'>,
  tx: Repositories,
  id: string,
  by: Pick<Happening, 'at' | 'actor' | 'actorId' | 'facts'>,
): Promise<void> {
  const issuerId = parseId<Parameters<typeof tx.issuers.beginToIssue>[0]>(id)
  if (!(await tx.issuers.beginToIssue(issuerId, by.at)))
    throw new Refusal('target-changed', `CA ${id} is not prepared any more`)
  await record(ports, tx, { ...by, kind: 'ca-switched', issuerId })
}
