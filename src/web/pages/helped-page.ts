import type { HelpCase } from '../../domain/help.ts'
import { dateInWords } from '../../words/dates.ts'
import { helpWords } from '../../words/help.ts'
import { acquisitionScreens } from '../../words/screens.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { facts, steps } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export interface HelpedPageProps {
  help: HelpCase
  person: string
  loginId: string
  at: Temporal.ZonedDateTime
}

/** how it stands with him, and the one right way. */
export function helpedPage(shell: Shell, props: HelpedPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = helpWords[language].answer
  const told = tell(props, shell, voice)
  return layout(shell, {
    screen: acquisitionScreens.helped,
    title: told.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${told.title}</h1>
      <p class="lead">${told.what}</p>
      ${facts([
        [words.who, props.person],
        [words.id, props.loginId],
      ])}
      <h2>${words.nextHeading}</h2>
      ${steps(told.next)}
      <p class="act">${told.acts.map(({ url, text }, at) => html`<a class="button ${at === 0 ? 'primary' : 'secondary'}" href="${url}">${text}</a>`)}</p>
      <h2>${words.otherwiseHeading}</h2>
      <p>${told.otherwise}</p>
      ${told.reference}`,
  })
}

interface Told {
  title: string
  what: string
  next: readonly string[]
  acts: readonly { url: string; text: string }[]
  otherwise: string
  reference?: Html
}

function tell({ help, at }: HelpedPageProps, shell: Shell, voice: Voice): Told {
  const { language } = shell
  const words = helpWords[language].answer
  const logon = [{ url: paths.logon, text: words.logon(voice) }]
  switch (help.kind) {
    case 'log-on-with-new': {
      const { title, what, next, otherwise } = words['log-on-with-new']
      const acts = [{ url: paths.proofStart, text: words.logon(voice) }]
      return { title: title(voice), what: what(voice), next: next(voice), acts, otherwise: otherwise() }
    }
    case 'use-where-it-is': {
      const { title, what, next } = help.renewable ? words.renewable : words.working
      const day = dateInWords(help.expiryDate, language)
      const otherwise = words.otherwiseWorking(voice)
      return { title: title(voice), what: what(day), next: next(voice), acts: logon, otherwise }
    }
    case 'acquire':
      return tellAcquire(help, at, shell, voice)
    case 'ask-administrator':
    case 'ask-institution': {
      const refused = { ...help.why, at }
      const { message: what, next = '' } = refusalProblem(refused, shell)
      const { title, otherwise } = words[help.kind]
      const reference = refusalReference(refused, language)
      return { title: title(voice), what, next: [next], acts: logon, otherwise: otherwise(voice), reference }
    }
  }
}

/** At an hour when it is closed, or while it is switched off, that comes first. */
function tellAcquire(
  { lastDay, hindered }: Extract<HelpCase, { kind: 'acquire' }>,
  at: Temporal.ZonedDateTime,
  shell: Shell,
  voice: Voice,
): Told {
  const { language } = shell
  const { acquire: words, logon } = helpWords[language].answer
  const what = words.what(dateInWords(lastDay, language))
  const common = { title: words.title, what, otherwise: words.otherwise(voice) }
  if (hindered === undefined) {
    return { ...common, next: words.next, acts: [{ url: paths.acquire, text: words.act }] }
  }
  const refused = { ...hindered, at }
  const { message, next = '' } = refusalProblem(refused, shell)
  return {
    ...common,
    next: [message, next],
    acts: [{ url: paths.logon, text: logon(voice) }],
    reference: refusalReference(refused, language),
  }
}
