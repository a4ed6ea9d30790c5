import type { Context } from 'hono'
import { firstAfterLogon } from '../../domain/board.ts'
import { readBoard } from '../../service/notice/read-board.ts'
import { paths } from '../../web/pages/paths.ts'
import { readCookie } from '../cookies.ts'
import type { MemberEnv, Portal } from './portal-env.ts'

const firstPage = { notice: paths.renewalNotice, board: paths.notices, menu: paths.menu } as const

/** Where a log-on goes on: what is owed first, then what the board says. */
export async function afterLogon({ ports }: Portal, c: Context<MemberEnv>): Promise<string> {
  const { session, institution } = c.var
  if (session.owes === 'pin') return paths.pin
  if (session.owes === 'first-use') return paths.firstUse
  const first = firstAfterLogon(await readBoard(ports, institution, session))
  // Whom a service sent here goes back to it, but not past what he has to be told.
  return first === 'menu' && readCookie(c, 'onward') !== undefined ? paths.onward : firstPage[first]
}
