import { type FindingName, type SelfTest, selfTestFindings } from '../../domain/self-test.ts'
import { type FindingWords, selfTestWords } from '../../words/self-test.ts'
import type { Voice } from '../../words/voice.ts'
import { attribute, type Html, html } from './html.ts'

/** What all is well with, and what has not been tried. Everything else needs the person's attention. */
const well = ['1.3', 'able', 'ours', 'opened', 'right', 'kept']
const open = ['unknown', 'untried']

/** What was found, and what to do. */
export function finding<Name extends FindingName>(
  name: Name,
  found: SelfTest[Name],
  voice: Voice,
  more?: string,
): Html {
  return html`<div class="finding ${tone(name, found)}">${said(wordsOf(name, found, voice), more)}</div>`
}

/** As `finding`, with all that a script may find in its stead. */
export function anyOfFindings<Name extends 'clock' | 'cookies' | 'keys' | 'popUp'>(
  name: Name,
  found: SelfTest[Name],
  voice: Voice,
): Html {
  const { difference } = selfTestWords[voice.language]
  const minutes = html` ${difference.before}<span data-minutes></span>${difference.after}`
  return html`<div data-finding="${name}">${selfTestFindings[name].map((word) => {
    const isSmall = word === 'ahead' || word === 'behind'
    return html`<div class="finding ${tone(name, word)}" data-when="${word}"${attribute('hidden', word !== found)}>${said(wordsOf(name, word, voice), isSmall && minutes)}</div>`
  })}</div>`
}

function wordsOf(name: FindingName, found: string, voice: Voice): FindingWords {
  const all: Record<string, FindingWords> = selfTestWords[voice.language].findings(voice)[name]
  const words = all[found]
  if (words === undefined) throw new RangeError(`no words for ${name} ${found}`)
  return words
}

function said({ what, next }: FindingWords, more: string | Html | false | undefined): Html {
  return html`<p class="what">${what}${more && html` ${more}`}</p>${next !== undefined && html`<p>${next}</p>`}`
}

function tone(name: FindingName, found: string): 'well' | 'open' | 'plain' | 'amiss' {
  if (name === 'system' || name === 'browser') return 'plain'
  if (well.includes(found)) return 'well'
  return open.includes(found) ? 'open' : 'amiss'
}
