import type { Language } from '../domain/language.ts'
import type { Setting } from '../domain/policy-setting.ts'
import type { SettingGroup, SettingName } from '../domain/policy-settings.ts'
import { policySettingsEn } from './policy-settings-en.ts'
import { policySettingsJa } from './policy-settings-ja.ts'

/** A decision's name, and beside its field what it means and which rule it must keep. */
export type SettingWords = readonly [label: string, rule: string]

export interface PolicySettingsWords {
  lead: string
  groups: Record<SettingGroup, string>
  settings: Record<SettingName, SettingWords>
  /** What says itself has no words: EC-P256, 当金庫. */
  options: Readonly<Record<string, string>>
  join: string
  none: string
}

export const policySettingsWords: Record<Language, PolicySettingsWords> = {
  ja: policySettingsJa,
  en: policySettingsEn,
}

export function optionInWords(option: string, language: Language): string {
  return policySettingsWords[language].options[option] ?? option
}

/** What stands in a field, as it is read and not as it is typed. */
export function settingInWords({ kind }: Pick<Setting, 'kind'>, text: string, language: Language): string {
  const { join, none } = policySettingsWords[language]
  if (text === '') return none
  if (kind === 'choice') return optionInWords(text, language)
  if (kind !== 'some') return text
  return text
    .split(' ')
    .map((option) => optionInWords(option, language))
    .join(join)
}

/** The names of all of them, for lists in which they stand beside others. */
export const settingLabels = (language: Language) => each(language, ([label]) => label)

/** What each must keep, where the form says it of every field. */
export const settingRules = (language: Language) => each(language, ([, rule]) => rule)

function each(language: Language, say: (words: SettingWords) => string): Record<SettingName, string> {
  const said = Object.entries(policySettingsWords[language].settings).map(([name, words]) => [
    name,
    say(words),
  ])
  // As many as there were, by the same names.
  return Object.fromEntries(said) as Record<SettingName, string>
}
