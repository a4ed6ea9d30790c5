import { isUuid } from '../domain/id.ts'
import { zoneOf } from '../domain/policy-version.ts'
import { Malformed } from '../pki/malformed.ts'
import { parseSerialNumber } from '../pki/serial-number.ts'
import type { NamedHolder } from '../ports/notice-accounts.ts'
import type { Ports } from '../ports/ports.ts'
import { explainNotices } from '../service/notice/explain.ts'
import { accountLines } from '../words/notice-account.ts'
import { exitCodes } from './exit-code.ts'
import type { NoticesExplain } from './notices-arguments.ts'
import type { Printed } from './printed.ts'

/** `warifu notices explain`: what it prints, and the code that it ends with. */
export async function noticesExplain(
  ports: Pick<Ports, 'store' | 'clock'>,
  command: NoticesExplain,
): Promise<Printed> {
  const institution = await ports.store.institutions.bySlug(command.institution)
  if (institution === undefined)
    return { text: `there is no institution ${command.institution}\n`, exitCode: exitCodes.refused }
  const named = namedBy(command)
  const holder = named && (await ports.store.at(institution.id).noticeAccounts.holder(named))
  const account = holder && (await explainNotices(ports, institution, holder))
  if (account === undefined)
    return {
      text: `${command.institution} has no certificate and no member ${command.whom}\n`,
      exitCode: exitCodes.refused,
    }
  const text =
    command.form === 'json'
      ? JSON.stringify(account)
      : accountLines(account, zoneOf(institution.versions), command.language).join('\n')
  return { text: `${text}\n`, exitCode: exitCodes.done }
}

function namedBy({ whom, contract }: NoticesExplain): NamedHolder | undefined {
  if (contract !== undefined) return { contract, loginId: whom }
  if (isUuid(whom)) return { id: whom }
  try {
    return { serialNumber: parseSerialNumber(whom) }
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
