import { readToldEvents } from '../../service/notice/read-told-events.ts'
import type { ToldOnPage } from '../../web/pages/told-events.ts'
import type { Asked, MemberEnv, Portal } from './portal-env.ts'
import { zoned } from './shell.ts'

/** What the one who is logged on can still disown, newest first. */
export async function toldOnPage(
  portal: Portal,
  c: Asked & { var: MemberEnv['Variables'] },
): Promise<readonly ToldOnPage[]> {
  const { institution, session } = c.var
  const events = await readToldEvents(portal.ports, institution, session)
  return events.map(({ kind, at, until, code }) => ({
    kind,
    ...(code !== undefined && { code }),
    at: zoned(portal, c, at),
    until: zoned(portal, c, until),
  }))
}
