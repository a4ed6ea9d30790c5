import { BoardPage } from './board/board-page.tsx'
import { MessagePage } from './board/message-page.tsx'
import { WritePage } from './board/write-page.tsx'
import { CallListPage } from './campaign/call-list-page.tsx'
import { CampaignPage } from './campaign/campaign-page.tsx'
import { FiguresPage } from './campaign/figures-page.tsx'
import { MailsPage } from './mails/mails-page.tsx'
import { NoticesPage } from './notices/notices-page.tsx'

/** What customers are told, and how far they have come. */
export const tellingPages = {
  BoardPage,
  CallListPage,
  CampaignPage,
  FiguresPage,
  MailsPage,
  MessagePage,
  NoticesPage,
  WritePage,
}
