import { type DeskAct, deskActWords } from '../../words/desk-act.ts'
import { deskScreens, type Screen } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import {
  type ConfirmProps,
  type DeskField,
  type DeskTyped,
  deskFieldInputs,
  missingProblems,
} from './desk-fields.ts'
import { errorSummary } from './error-summary.ts'
import { bullets, facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export interface DeskActPageProps {
  act: DeskAct
  /** Of whom it is; empty where it is about nobody in particular. */
  name: string
  /** Shown wherever a certificate ends: forgotten IDs are the commonest reason for a call (domain.md §5). */
  loginId?: string
  /** Where it is sent, and where to go instead. */
  action: string
  backUrl: string
  /** Good for one act: sent twice, it is done once. */
  form: string
  typed: DeskTyped
  missing: readonly DeskField[]
  refused?: RefusedAct
  confirm: ConfirmProps
}

const screens: Record<DeskAct, Screen> = {
  add: deskScreens.add,
  reissue: deskScreens.reissue,
  revoke: deskScreens.revoke,
  'new-pc': deskScreens.newPcForUser,
  lock: deskScreens.lock,
  unlock: deskScreens.unlock,
  stop: deskScreens.stop,
  address: deskScreens.address,
  remove: deskScreens.remove,
  'stop-contract': deskScreens.stopContract,
}

/** U-41 … U-60: one act, what will happen and what will not, who is told, and who it is that asks. */
export function deskActPage(shell: Shell, props: DeskActPageProps): Html {
  const { language } = shell
  const { act, name, loginId, form, missing, refused, confirm } = props
  const voice = speak(shell.wording, language)
  const words = deskActWords[language]
  const { title, will, wont, told, button } = words.acts[act]
  const about = { name, voice }
  const problems = [
    ...(refused ? [refusalProblem(refused, shell)] : []),
    ...missingProblems({ act, missing, confirm }, voice),
  ]
  return layout(shell, {
    screen: screens[act],
    title: title(about),
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problems, language, refused && refusalReference(refused, language))}
      <h1>${title(about)}</h1>
      ${loginId !== undefined && facts([[words.logonId, html`<span class="hex">${loginId}</span>`]])}
      <h2>${words.will}</h2>
      ${bullets(will(about))}
      <h2>${words.wont}</h2>
      ${bullets(wont(about))}
      <h2>${words.told}</h2>
      <p>${told(about)}</p>
      <form method="post" action="${props.action}" novalidate class="desk-act">
        <input type="hidden" name="form" value="${form}" />
        ${deskFieldInputs(props, voice)}
        <p class="act">
          <button class="primary" type="submit">${button}</button>
          <a class="button secondary" href="${props.backUrl}">${words.back}</a>
        </p>
      </form>`,
  })
}
