import { accessSettings } from './access-settings.ts'
import { certificateSettings } from './certificate-settings.ts'
import { estSettings } from './est-settings.ts'
import { hoursSettings } from './hours-settings.ts'
import type { PolicyDraft } from './policy-draft.ts'
import type { Setting } from './policy-setting.ts'
import { recoverySettings } from './recovery-settings.ts'
import { staffSettings } from './staff-settings.ts'
import { statusSettings } from './status-settings.ts'
import { wordingSettings } from './wording-settings.ts'

/** What is decided once, when an institution comes, and seldom after: each with a field of its own in the office. */
export const settings = {
  ...wordingSettings,
  ...accessSettings,
  ...certificateSettings,
  ...recoverySettings,
  ...estSettings,
  ...statusSettings,
  ...hoursSettings,
  ...staffSettings,
} satisfies Record<string, Setting>

export type SettingName = keyof typeof settings

/** In which order they stand on the page, and under which heading. */
export const settingGroups = {
  wording: wordingSettings,
  access: accessSettings,
  certificate: certificateSettings,
  recovery: recoverySettings,
  est: estSettings,
  status: statusSettings,
  hours: hoursSettings,
  staff: staffSettings,
} as const

export type SettingGroup = keyof typeof settingGroups

// Object.keys says string of a table whose keys are just these.
export const settingNames = Object.keys(settings) as SettingName[]

export const settingsIn = (group: SettingGroup) => Object.keys(settingGroups[group]) as SettingName[]

export function settingOf(name: SettingName): Setting {
  return settings[name]
}

/** What stands in every field. */
export function readSettings(draft: PolicyDraft): Record<SettingName, string> {
  const read = settingNames.map((name) => [name, settingOf(name).read(draft)])
  // Each name is in the list, once.
  return Object.fromEntries(read) as Record<SettingName, string>
}

/** With what was typed in every field, one after the other. */
export function writeSettings(draft: PolicyDraft, typed: Readonly<Record<SettingName, string>>): PolicyDraft {
  return settingNames.reduce((written, name) => settingOf(name).write(written, typed[name]), draft)
}
