import type { Bilingual, Language } from '../../domain/language.ts'
import type { Wording } from '../../domain/policy.ts'
import type { ShownSwitch } from '../../words/kill-switch.ts'
import type { Screen } from '../../words/screens.ts'
import type { Html } from './html.ts'

/** Named scales of the design tokens; each has a class in style.css and stands the contrast test. */
export type Accent = 'blue' | 'light-blue' | 'cyan' | 'green' | 'purple' | 'magenta'

/** The institution's mark: one of ours, drawn in its accent colour. */
export type Mark = 'tally' | 'wave' | 'leaf'

export interface Asset {
  url: string
  /** Subresource integrity, "sha384-…". */
  integrity?: string
}

/** What every page of an institution is told besides its own matter. */
export interface Shell {
  language: Language
  institution: { name: Bilingual; mark: Mark; accent: Accent }
  wording: Wording
  /** The address of this screen (a GET): the language links lead to it. */
  path: string
  assets: { css: Asset; script?: Asset }
  demo?: { today: Temporal.PlainDate; guideUrl: string }
  /** The page moves on by itself: always, or only where no script does it. */
  refresh?: { seconds: number; url: string; unless?: 'scripted' }
  /** What the institution has switched off; absent where a page stands outside of its portal. */
  switchedOff?: readonly ShownSwitch[]
  /** Who is logged on; shown in the masthead with the way around. Absent before log-on and in the renewal window. */
  member?: { company: string; person: string }
}

/** How the page is framed: with the masthead, or as the renewal window of 720 × 640. */
export type Frame = { kind: 'page' } | { kind: 'window'; title: string }

export interface Page {
  /** The enrolment document shows a code in each of its sections. */
  screen: Screen | 'in-sections'
  title: string
  frame: Frame
  body: Html
  /** Whose help is offered at the foot; most pages offer it. */
  desk: 'shown' | 'none'
}
