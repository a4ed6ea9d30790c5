import type { SwitchName } from '../domain/kill-switch.ts'
import type { Bilingual, Language } from '../domain/language.ts'
import { dateTimeInWords } from './dates.ts'

/** What stands where something is switched off; the reason is the institution's own. */
const ja = {
  heading: {
    acquisition: '「電子証明書取得」の受け付けを止めています',
    renewal: '「電子証明書の更新」の受け付けを止めています',
    reissue: '「電子証明書の再発行」の受け付けを止めています',
    mails: '期日をお知らせするメールを止めています',
  } satisfies Record<SwitchName, string>,
  since: (moment: string) => `${moment}から止めています。現在の電子証明書は、そのまま使えます。`,
}

const en: typeof ja = {
  heading: {
    acquisition: '“Get a certificate” is stopped for now',
    renewal: 'Renewals are stopped for now',
    reissue: 'Reissues are stopped for now',
    mails: 'Mails that remind you of dates are stopped for now',
  },
  since: (moment) => `Stopped since ${moment}. The certificate that you have goes on working.`,
}

const words: Record<Language, typeof ja> = { ja, en }

/** As everybody may read it: since when, by the institution's clock, and why. */
export interface ShownSwitch {
  name: SwitchName
  since: Temporal.ZonedDateTime
  words: Bilingual
}

export interface SwitchSentence {
  heading: string
  /** The institution's words, a paragraph each. */
  why: readonly string[]
  since: string
}

export function switchSentence({ name, since, words: why }: ShownSwitch, language: Language): SwitchSentence {
  return {
    heading: words[language].heading[name],
    why: why[language].split('\n').filter((line) => line.trim() !== ''),
    since: words[language].since(dateTimeInWords(since, language)),
  }
}
