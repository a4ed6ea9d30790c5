import type { Language } from '../domain/language.ts'
import { zoneOf } from '../domain/policy-version.ts'
import type { Ports } from '../ports/ports.ts'
import { explainTo } from '../service/terminal/explain-notices.ts'
import { noticesExplained } from '../wire/terminal.ts'
import { accountLines } from '../words/notice-account.ts'
import type { NoticesExplain } from './notices-arguments.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { tell } from './tell.ts'

/** `warifu notices explain`. */
export async function noticesExplain(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  { form, operator, ...command }: NoticesExplain,
  language: Language,
): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const account = await explainTo(ports, institution, operator, command)
  return tell(form, noticesExplained, account, () =>
    accountLines(account, zoneOf(institution.versions), language),
  )
}
