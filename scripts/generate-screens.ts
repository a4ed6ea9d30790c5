/**
 * Writes docs/SCREENS.md from words/: every screen code and every reference number, so that whoever answers the
 * telephone finds what the caller reads out.
 */
import { defaultPolicy } from '../src/domain/default-policy.ts'
import type { Language } from '../src/domain/language.ts'
import type { LogonFailure } from '../src/domain/logon.ts'
import { logonFailureWords } from '../src/words/logon-failure.ts'
import { refusalNumber } from '../src/words/refusal-number.ts'
import { refusalSentence } from '../src/words/refusal-sentence.ts'
import { listScreens, logonFailureCodes } from '../src/words/screens.ts'
import { speak } from '../src/words/voice.ts'

export const screensFile = 'docs/SCREENS.md'

export async function generateScreens(): Promise<string> {
  return `# Screens and reference numbers

Generated from \`src/words/\` by \`npm run generate\`; do not edit. In the words of the default policy.

## Screens

The code stands at the bottom right of every page.

| code | Japanese | English |
|---|---|---|
${screenRows().join('\n')}

## Reference numbers

They stand beside a refusal, with the time to the second.

| number | code | Japanese | English |
|---|---|---|---|
${refusalRows().join('\n')}
`
}

function screenRows(): string[] {
  const failures = new Map<string, LogonFailure>()
  for (const failure of logonFailures()) failures.set(logonFailureCodes[failure], failure)
  return listScreens().map(({ code, name }) => {
    const failure = failures.get(code)
    const saw = (language: Language) => (failure === undefined ? name[language] : sawTitle(failure, language))
    return `| ${code} | ${saw('ja')} | ${saw('en')} |`
  })
}

function logonFailures(): LogonFailure[] {
  return Object.keys(logonFailureCodes).filter((key): key is LogonFailure => key in logonFailureCodes)
}

function sawTitle(failure: LogonFailure, language: Language): string {
  return logonFailureWords[language].saw[failure]({}, speak(defaultPolicy.wording, language)).title
}

function refusalRows(): string[] {
  const { wording, zone } = defaultPolicy
  const codes = Object.keys(refusalNumber).filter(
    (key): key is keyof typeof refusalNumber => key in refusalNumber,
  )
  return codes.map((code) => {
    const what = (language: Language) => refusalSentence(code, {}, wording, language, zone).what
    return `| ${refusalNumber[code]} | \`${code}\` | ${what('ja')} | ${what('en')} |`
  })
}
