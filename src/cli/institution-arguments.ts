import type { Accent, Mark } from '../domain/appearance.ts'
import type { KeyKind } from '../ports/signer.ts'
import { demo, json } from './common-flags.ts'
import { choice, count, type Flag, needed, onOff, or, text } from './flag.ts'
import { verb } from './verb.ts'

interface Where {
  demo: 'demo' | 'production'
}

export interface InstitutionAdd extends Where {
  verb: 'institution-add'
  form: 'text' | 'json'
  slug: string
  name: { ja: string; en: string }
  organization: string
  timeZone: string
  /** A file. */
  policy: string
  accent: Accent
  mark: Mark
  authority: 'made' | 'later'
  keyKind: KeyKind
  rootYears: number
  issuingYears: number
}

export interface InstitutionList extends Where {
  verb: 'institution-list'
  form: 'text' | 'json'
}

export interface InstitutionShow extends Where {
  verb: 'institution-show'
  institution: string
  form: 'text' | 'json'
}

const fileFlag = (says: string): Flag<string | undefined> => ({
  ...text('file', says),
  completes: 'files',
})

const years = (says: string) => count('years', says, { least: 1, most: 50 })
const accents = ['blue', 'light-blue', 'cyan', 'green', 'purple', 'magenta'] as const satisfies Accent[]
const kinds = ['P-256', 'P-384', 'RSA-2048', 'RSA-3072', 'RSA-4096'] as const satisfies KeyKind[]

const addFlags = {
  'name-ja': needed(text('…', 'its name in Japanese, which stands in every certificate')),
  'name-en': needed(text('…', 'its name in English')),
  organization: needed(
    text('…', 'its name in the names of its CAs, in Latin letters: every browser’s chooser shows it'),
  ),
  'time-zone': needed(text('Asia/Tokyo', 'in which every date is meant; it is never changed')),
  policy: needed(fileFlag('its first policy, as `warifu policy template` begins one')),
  accent: or(choice(accents, 'the colour of its pages'), 'blue'),
  mark: or(choice(['tally', 'wave', 'leaf'], 'the mark on its pages'), 'tally'),
  'key-kind': or(choice(kinds, 'of its CAs'), 'P-256'),
  'root-years': or(years('for how long its root is good (20)'), 20),
  'issuing-years': or(years('for how long its issuing CA is good (10)'), 10),
  'without-ca': onOff('leaves the CAs to `warifu ca`: until then it can issue nothing', ['made', 'later']),
  ...{ json, demo },
}

export const institutionVerbs = [
  verb({
    words: 'institution add',
    does: [
      'makes an institution with its policy and its CAs',
      'A program that runs serves it within a second or two. What comes next is printed: its staff, first of all.',
    ],
    operand: {
      name: 'slug',
      says: 'the name that its hosts begin with: small letters and digits, 16 at most',
    },
    flags: addFlags,
    read: (values, slug): InstitutionAdd => ({
      ...{ verb: 'institution-add', slug, demo: values.demo, form: values.json },
      organization: values.organization,
      name: { ja: values['name-ja'], en: values['name-en'] },
      ...{ timeZone: values['time-zone'], policy: values.policy, accent: values.accent, mark: values.mark },
      ...{ authority: values['without-ca'], keyKind: values['key-kind'] },
      ...{ rootYears: values['root-years'], issuingYears: values['issuing-years'] },
    }),
  }),
  verb({
    words: 'institution list',
    does: ['the institutions that are served here'],
    flags: { json, demo },
    read: ({ json, demo }): InstitutionList => ({ verb: 'institution-list', demo, form: json }),
  }),
  verb({
    words: 'institution show',
    does: ['one, with its hosts, its CAs, its policy and how many people and certificates it has'],
    operand: { name: 'slug', says: 'which one' },
    flags: { json, demo },
    read: ({ json, demo }, institution): InstitutionShow => ({
      ...{ verb: 'institution-show', institution, demo, form: json },
    }),
  }),
] as const
