import type { Context } from 'hono'
import { readBoard } from '../../service/notice/read-board.ts'
import { paths } from '../../web/pages/paths.ts'
import type { MemberEnv, Portal } from './portal-env.ts'

/** Where a log-on goes on: what is owed first, then 「重要なお知らせ」 while a renewal is owed, else the menu. */
export async function afterLogon({ ports }: Portal, c: Context<MemberEnv>): Promise<string> {
  const { session, institution } = c.var
  if (session.owes === 'pin') return paths.pin
  if (session.owes === 'first-use') return paths.firstUse
  const { renewal } = await readBoard(ports, institution, session)
  return renewal === undefined ? paths.menu : paths.notices
}
