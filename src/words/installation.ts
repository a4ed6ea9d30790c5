import type { Language } from '../domain/language.ts'
import type { ProtectionLevel } from '../domain/policy.ts'
import { installationEn } from './installation-en.ts'
import { installationJa } from './installation-ja.ts'

/** Systems and browsers that keep certificates in different places. */
export type Platform =
  | 'windows'
  | 'windows-firefox'
  | 'macos'
  | 'macos-firefox'
  | 'linux-chrome'
  | 'linux-firefox'
  | 'ios'
  | 'android'
  | 'other'

export interface InstallationFacts {
  fileName: string
  protection: ProtectionLevel
}

export interface Installation {
  /** Where it goes, for the heading: "Windows（Microsoft Edge、Google Chrome）". */
  system: string
  steps: readonly string[]
  /** What surprises people on this system. */
  note?: string
}

export type InstallationWords = Record<Platform, (facts: InstallationFacts) => Installation>

const words: Record<Language, InstallationWords> = { ja: installationJa, en: installationEn }

/** How the file is brought into the store that the browser in front of us reads. */
export function installation(platform: Platform, facts: InstallationFacts, language: Language): Installation {
  return words[language][platform](facts)
}
