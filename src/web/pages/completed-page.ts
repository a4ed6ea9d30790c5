import { completionWords } from '../../words/completion.ts'
import { dateInWords, dateTimeInWords } from '../../words/dates.ts'
import { shellWords } from '../../words/shell.ts'
import { speak } from '../../words/voice.ts'
import { type CertificateContents, certificateContents } from './certificate-contents.ts'
import { type EnrolmentAct, screensOf, windowFrame } from './enrolment-act.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import type { Shell } from './shell.ts'

/** What became of the certificate before. */
export type OldOne = { kind: 'superseded' | 'none' } | { kind: 'retiring'; until: Temporal.ZonedDateTime }

export interface CompletedPageProps {
  act: EnrolmentAct
  contents: CertificateContents
  old: OldOne
  /** When the file's name is still known. */
  fileName?: string
  /** When the new one can be renewed: its E−30. */
  renewalOpensOn: Temporal.PlainDate
  /** Where 「このウィンドウを閉じる」 leads when no script may close the window (`a[data-close-window]`). */
  closeUrl: string
}

/** R-80 「電子証明書のインストールが完了しました」, A-80. Shown once the new one has logged on, never before. */
export function completedPage(shell: Shell, props: CompletedPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = completionWords[language]
  const { act, old } = props
  const until = old.kind === 'retiring' ? dateTimeInWords(old.until, language) : ''
  return layout(shell, {
    screen: screensOf[act].completed,
    title: words[act].title,
    frame: windowFrame(act, voice),
    desk: 'none',
    body: html`${progressBar('over', voice)}
      <h1>${words[act].title}</h1>
      <p class="good large">${words[act].lead(voice)}</p>
      <h2>${words.contents}</h2>
      ${certificateContents(props.contents, language)}
      <p class="note on-screen">${shellWords[language].print}</p>
      ${old.kind !== 'none' && html`<h2>${words.oldHeading}</h2><p>${words.old[old.kind](until)}</p>`}
      <h2>${words.fileHeading}</h2>
      <p>${props.fileName === undefined ? words.fileUnknown : words.file(props.fileName)}</p>
      <p>${words.next(dateInWords(props.renewalOpensOn, language))}</p>
      <p class="act"><a class="button primary" href="${props.closeUrl}"${act === 'renewal' && html` data-close-window`}>${act === 'renewal' ? words.close : words.proceed}</a></p>
      ${act === 'renewal' && html`<p class="note">${words.closeHelp}</p>`}
      <p class="note">${words.notYou(voice)}</p>`,
  })
}
