import type { KeyKind } from '../ports/signer.ts'
import { at, json } from './common-flags.ts'
import { choice, count, type Flag, needed, or, text } from './flag.ts'
import { verb } from './verb.ts'

interface Where {
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
}

export interface CaList extends Where {
  verb: 'ca-list'
  form: 'text' | 'json'
}

export interface CaMake extends Where {
  form: 'text' | 'json'
  verb: 'ca-make'
  organization: string
  keyKind: KeyKind
  rootYears: number
  issuingYears: number
}

export interface CaPrepare extends Where {
  form: 'text' | 'json'
  verb: 'ca-prepare'
  keyKind: KeyKind
  years: number
}

export interface CaRequest extends Where {
  verb: 'ca-request'
  organization: string
  keyKind: KeyKind
}

export interface CaAccept extends Where {
  form: 'text' | 'json'
  verb: 'ca-accept'
  /** Files. */
  root: string
  issuing: string
}

export interface CaCrl extends Where {
  form: 'text' | 'json'
  verb: 'ca-crl'
  path: string
}

const file = (says: string): Flag<string | undefined> => ({ ...text('file', says), completes: 'files' })
const years = (says: string) => count('years', says, { least: 1, most: 50 })
const kinds = ['P-256', 'P-384', 'RSA-2048', 'RSA-3072', 'RSA-4096'] as const satisfies KeyKind[]
const keyKind = or(choice(kinds, 'of the key (P-256)'), 'P-256')
const organization = needed(
  text('…', 'the institution in the names of its CAs, in Latin letters: every browser’s chooser shows it'),
)

export const caVerbs = [
  verb({
    words: 'ca list',
    does: ['the CAs of an institution: which one issues, which is prepared, what each has in use'],
    flags: { ...at, json },
    read: ({ json, ...where }): CaList => ({ verb: 'ca-list', ...where, form: json }),
  }),
  verb({
    words: 'ca make',
    does: [
      'a root and an issuing CA for an institution that has none, with keys in the key folder',
      'The issuing CA issues at once. Where the root is kept elsewhere: `ca request` and `ca accept`.',
    ],
    flags: {
      ...{ ...at, organization, 'key-kind': keyKind },
      'root-years': or(years('for how long the root is good (20)'), 20),
      'issuing-years': or(years('for how long the issuing CA is good (10)'), 10),
      json,
    },
    read: ({
      'key-kind': keyKind,
      'root-years': rootYears,
      'issuing-years': issuingYears,
      json: form,
      ...rest
    }): CaMake => ({
      ...{ verb: 'ca-make', ...rest, form, keyKind, rootYears, issuingYears },
    }),
  }),
  verb({
    words: 'ca prepare',
    does: [
      'the next issuing CA, below the root whose key is here',
      'It is trusted and told of from now on, and issues nothing: `request ca-switch` asks for that.',
    ],
    flags: { ...at, 'key-kind': keyKind, years: or(years('for how long it is good (10)'), 10), json },
    read: ({ 'key-kind': keyKind, json: form, ...rest }): CaPrepare => ({
      ...{ verb: 'ca-prepare', ...rest, form, keyKind },
    }),
  }),
  verb({
    words: 'ca request',
    does: [
      'a key for an issuing CA, and what a root that is kept elsewhere has to sign (PKCS #10)',
      'It is printed and nothing is recorded: the key waits in the key folder for `ca accept`.',
    ],
    flags: { ...at, organization, 'key-kind': keyKind },
    read: ({ 'key-kind': keyKind, ...rest }): CaRequest => ({ verb: 'ca-request', ...rest, keyKind }),
  }),
  verb({
    words: 'ca accept',
    does: [
      'takes the certificate that a root elsewhere has signed for a key of `ca request`',
      'It is looked at, and prepared; the first one of an institution issues at once.',
    ],
    operand: { name: 'file', says: 'the certificate of the issuing CA (PEM)', completes: 'files' },
    flags: { ...at, root: needed(file('the certificate of the root that has signed it (PEM)')), json },
    read: ({ json: form, ...rest }, issuing): CaAccept => ({ verb: 'ca-accept', ...rest, form, issuing }),
  }),
  verb({
    words: 'ca crl',
    does: ['brings in the list (CRL) of a root that is kept elsewhere: it is served from now on'],
    operand: { name: 'file', says: 'the whole list, in PEM or DER', completes: 'files' },
    flags: { ...at, json },
    read: ({ json: form, ...rest }, path): CaCrl => ({ verb: 'ca-crl', ...rest, form, path }),
  }),
] as const
