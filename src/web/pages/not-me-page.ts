import { reportWords } from '../../words/report.ts'
import { reportScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { effectsOfReport } from './report-page.ts'
import type { Shell } from './shell.ts'
import { type ToldOnPage, toldEventsList } from './told-events.ts'

export interface NotMePageProps {
  /** Newest first; never empty. */
  events: readonly ToldOnPage[]
}

/** D-20 「お心当たりがないとき」: for whoever is logged on. */
export function notMePage(shell: Shell, { events }: NotMePageProps): Html {
  const { language } = shell
  const words = reportWords[language]
  const voice = speak(shell.wording, language)
  return layout(shell, {
    screen: reportScreens.here,
    title: words.here.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.here.title}</h1>
      <p class="lead">${words.here.lead}</p>
      ${toldEventsList(events, language)}
      ${effectsOfReport(voice)}
      <form method="post" action="${paths.notMeHere}">
        <p class="act">
          <button class="primary" type="submit">${words.stop}</button>
          <a class="button secondary" href="${paths.menu}">${words.here.known}</a>
        </p>
      </form>
      <p class="note">${words.byTelephone(voice)}</p>`,
  })
}
