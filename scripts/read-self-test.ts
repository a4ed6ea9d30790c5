/**
 * Says what the code of 「接続の確認」 means that somebody has read out:
 *
 *     node scripts/run.mjs scripts/read-self-test.ts K-AFFHEE
 */
import { defaultPolicy } from '../src/domain/default-policy.ts'
import { parseSelfTestCode } from '../src/domain/self-test.ts'
import { Malformed } from '../src/pki/malformed.ts'
import { selfTestWords } from '../src/words/self-test.ts'
import { speak } from '../src/words/voice.ts'

const heard = process.argv.slice(2).join('')
try {
  for (const [name, found] of Object.entries(parseSelfTestCode(heard))) console.log(describe(name, found))
} catch (error) {
  if (!(error instanceof Malformed)) throw error
  console.error(error.message)
  process.exitCode = 1
}

function describe(name: string, found: string): string {
  const { names, findings } = selfTestWords.en
  const called: Record<string, string> = names
  const all: Record<string, Record<string, { what: string; next?: string }>> = findings(
    speak(defaultPolicy.wording, 'en'),
  )
  const { what = found, next = '' } = all[name]?.[found] ?? {}
  return `${called[name]}: ${what}${next === '' ? '' : `. ${next}`}`
}
