/**
 * Writes docs/SELF-TEST.md: what the letters of a self-test's code say, for whoever answers the telephone. In the words
 * that the caller sees.
 */
import { defaultPolicy } from '../src/domain/default-policy.ts'
import type { Language } from '../src/domain/language.ts'
import {
  type FindingName,
  letterOf,
  type SelfTest,
  selfTestCode,
  selfTestFindings,
  selfTestLetters,
  selfTestVersion,
} from '../src/domain/self-test.ts'
import { selfTestWords } from '../src/words/self-test.ts'
import { speak } from '../src/words/voice.ts'

export const selfTestFile = 'docs/SELF-TEST.md'

export async function generateSelfTest(): Promise<string> {
  return `# The code of 「接続の確認」

Generated from \`src/domain/self-test.ts\` and \`src/words/\` by \`npm run generate\`; do not edit. In the words of the default policy.

The page K-10 (\`/check\`, no log-on needed) ends with a code that a caller can read out. It holds no name and nothing of a
certificate, and is stored nowhere.

    node scripts/run.mjs scripts/read-self-test.ts ${example()}

says what a code means and whether it was heard rightly. By hand: after \`K-\` come six letters.

| letter | says |
|---|---|
| 1 | by which table the others are read: \`${selfTestVersion}\`, this one |
${selfTestLetters.map((pair, index) => `| ${index + 2} | ${pair.map((name) => named(name, 'en')).join(', ')} |`).join('\n')}
| 6 | the check letter: a single letter that was misheard does not fit it, nor two that have changed places |

I, O and Q stand in no code. What a caller has not tried is "not checked": ask him to press the two buttons of the page.

${selfTestLetters.map(letterSection).join('\n')}
## The check letter

Number the letters \`ABCDEFGHJKLMNPRSTUVWXYZ\` from 0 to 22. Once the first, twice the second, … five times the fifth: the sum,
less all full 23s, is the number of the sixth.
`
}

function letterSection([first, second]: (typeof selfTestLetters)[number], index: number): string {
  const rows = selfTestFindings[first].flatMap((is) =>
    selfTestFindings[second].map((isToo) => {
      const cells = (['ja', 'en'] as const).flatMap((language) => [
        said(first, is, language),
        said(second, isToo, language),
      ])
      return `| ${letterOf(first, is, second, isToo)} | ${cells.join(' | ')} |`
    }),
  )
  const head = (['ja', 'en'] as const).flatMap((language) => [
    named(first, language),
    named(second, language),
  ])
  return `## Letter ${index + 2}

| | ${head.join(' | ')} |
|---|---|---|---|---|
${rows.join('\n')}
`
}

function named(name: FindingName, language: Language): string {
  return selfTestWords[language].names[name]
}

/** Without the remark that a script is needed, which is the page's. */
function said(name: FindingName, found: string, language: Language): string {
  const voice = speak(defaultPolicy.wording, language)
  const all: Record<string, { what: string }> = selfTestWords[language].findings(voice)[name]
  return (all[found]?.what ?? '').replace(/\s*[（(].*[）)]$/, '')
}

function example(): string {
  const test: SelfTest = {
    system: 'windows',
    tls: '1.3',
    browser: 'edge',
    keys: 'able',
    certificate: 'none',
    popUp: 'opened',
    clock: 'right',
    cookies: 'kept',
  }
  return selfTestCode(test)
}
