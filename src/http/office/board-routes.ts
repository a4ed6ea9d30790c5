import { Hono } from 'hono'
import * as z from 'zod'
import { listBoardMessages, readBoardMessage } from '../../service/office/board-messages.ts'
import { previewBoardMessage } from '../../service/office/preview-board-message.ts'
import { requestBoardMessage } from '../../service/office/request-board-message.ts'
import {
  previewBoardWithdrawal,
  requestBoardWithdrawal,
} from '../../service/office/request-board-withdrawal.ts'
import {
  boardDraft,
  boardMessage,
  boardMessages,
  boardPreview,
  boardRequest,
  withdrawalPreview,
  withdrawalRequest,
} from '../../wire/board.ts'
import { approvalMade } from '../../wire/office.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { cursor, readBody, readQuery, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

const page = z.strictObject({ state: z.enum(['current', 'coming', 'over']), after: cursor })

/** What the institution writes on 「重要なお知らせ」, and takes away again. */
export function boardRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/board', staff, async (c) => {
      const { state, after } = readQuery(c, page)
      const wish = { state, ...(after !== undefined && { after }) }
      return tell(c, boardMessages, await listBoardMessages(ports, c.var.institution, c.var.session, wish))
    })
    .post('/api/board', staff, async (c) => {
      const { institution, session } = c.var
      const { draft, ...wish } = await readBody(c, boardRequest)
      return tell(c, approvalMade, await requestBoardMessage(ports, institution, session, draft, wish))
    })
    .post('/api/board/preview', staff, async (c) => {
      const { institution, session } = c.var
      const draft = await readBody(c, boardDraft)
      return tell(c, boardPreview, await previewBoardMessage(ports, institution, session, draft))
    })
    .get('/api/board/:message', staff, async (c) => {
      const { institution, session } = c.var
      return tell(
        c,
        boardMessage,
        await readBoardMessage(ports, institution, session, c.req.param('message')),
      )
    })
    .get('/api/board/:message/withdrawal', staff, async (c) => {
      const { institution, session } = c.var
      const message = c.req.param('message')
      return tell(c, withdrawalPreview, await previewBoardWithdrawal(ports, institution, session, message))
    })
    .post('/api/board/:message/withdrawal', staff, async (c) => {
      const { institution, session } = c.var
      const message = c.req.param('message')
      const wish = await readBody(c, withdrawalRequest)
      return tell(c, approvalMade, await requestBoardWithdrawal(ports, institution, session, message, wish))
    })
}
