import { Hono } from 'hono'
import { afterNotice, type BoardEntry } from '../../domain/board.ts'
import { expiryDates } from '../../domain/expiry-dates.ts'
import type { Language } from '../../domain/language.ts'
import { isAfter } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import {
  openMessage,
  openOnBoard,
  openRenewalNotice,
  renewalOn,
  showBoard,
} from '../../service/notice/open-on-board.ts'
import { changePage, mailTroublePage, messagePage } from '../../web/pages/message-page.ts'
import { noticesPage, type TitleOnPage } from '../../web/pages/notices-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { renewalNoticePage } from '../../web/pages/renewal-notice-page.ts'
import { boardWords } from '../../words/board.ts'
import { generatedNotice, lastMoment } from './generated-notice.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { personOf, shellOf, zoned } from './shell.ts'
import { toldOnPage } from './told-on-page.ts'
import { withSession } from './with-session.ts'

/** 「重要なお知らせ」, and whatever stands on it. */
export function boardRoutes(portal: Portal) {
  const { ports } = portal
  const { clock } = ports
  const logged = withSession(portal, 'done')
  return new Hono<MemberEnv>()
    .get(paths.notices, logged, async (c) => {
      const { institution, session, language } = c.var
      const board = await showBoard(ports, institution, session)
      const onBoard = board.notice === undefined ? renewalOn(board) : undefined
      const { renewalOpensOn } = expiryDates(session.certificate, institution.versions, clock.now())
      const isPending = isAfter(renewalOpensOn, zoned(portal, c, clock.now()).toPlainDate())
      return c.html(
        noticesPage(shellOf(portal, c, { member: session.member }), {
          notices: onBoard === undefined ? [] : [generatedNotice(portal, c, onBoard)],
          titles: board.entries.flatMap((entry) => titleOf(entry, language)),
          told: await toldOnPage(portal, c),
          ...(isPending && { renewalOpensOn }),
        }),
      )
    })
    .get(paths.renewalNotice, logged, async (c) => {
      const { institution, session, language } = c.var
      const opened = await openRenewalNotice(ports, institution, session)
      if (opened === undefined) throw new Refusal('not-found', 'no renewal is owed')
      const { renewal, board } = opened
      const { expiryDate, recovery } = renewal
      const { lastDay, daysLeft } = generatedNotice(portal, c, renewal)
      const { renewalOpensOn } = expiryDates(session.certificate, institution.versions, clock.now())
      return c.html(
        renewalNoticePage(shellOf(portal, c, { member: session.member }), {
          kind: renewal.kind === 'renew' ? 'renewal' : 'proof',
          ...personOf(session.member, language),
          expiryDate,
          renewalOpensOn,
          lastMoment: lastMoment(portal, c, renewal, lastDay),
          daysLeft,
          recovery,
          ...(renewal.pull && { reason: renewal.pull.reason[language] }),
          ...(board.notice !== undefined && { onward: afterNotice(board) }),
        }),
      )
    })
    .get(`${paths.message}/:id`, logged, async (c) => {
      const { institution, session, language } = c.var
      const message = await openMessage(ports, institution, session, c.req.param('id'))
      const { title, body, from, until, priority } = message
      const isImportant = priority === 'important'
      const shell = shellOf(portal, c, { member: session.member })
      return c.html(
        messagePage(shell, { title: title[language], body: body[language], isImportant, from, until }),
      )
    })
    .get(`${paths.change}/:version`, logged, async (c) => {
      const { institution, session, language } = c.var
      const entry = await openOnBoard(ports, institution, session, 'policy-version', c.req.param('version'))
      const { title, body, begins } = entry.change
      const hasBegun = !isAfter(begins, zoned(portal, c, clock.now()).toPlainDate())
      const shell = shellOf(portal, c, { member: session.member })
      return c.html(changePage(shell, { title: title[language], body: body[language], begins, hasBegun }))
    })
    .get(`${paths.mailTrouble}/:mail`, logged, async (c) => {
      const { institution, session } = c.var
      const { at } = await openOnBoard(ports, institution, session, 'mail-trouble', c.req.param('mail'))
      const shell = shellOf(portal, c, { member: session.member })
      return c.html(mailTroublePage(shell, { at: zoned(portal, c, at) }))
    })
}

/** As it stands in the list. The renewal notice has its own place there. */
function titleOf(entry: BoardEntry, language: Language): TitleOnPage[] {
  if (entry.kind === 'renewal') return []
  const { on, state } = entry
  return [{ ...named(entry, language), isImportant: entry.priority === 'important', on, state }]
}

function named(
  entry: Exclude<BoardEntry, { kind: 'renewal' }>,
  language: Language,
): Pick<TitleOnPage, 'href' | 'title'> {
  switch (entry.kind) {
    case 'message':
      return { href: `${paths.message}/${entry.subject}`, title: entry.message.title[language] }
    case 'policy-version':
      return { href: `${paths.change}/${entry.subject}`, title: entry.change.title[language] }
    case 'mail-trouble':
      return { href: `${paths.mailTrouble}/${entry.subject}`, title: boardWords[language].mailTrouble.title }
  }
}
