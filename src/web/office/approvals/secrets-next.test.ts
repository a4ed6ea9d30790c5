import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PickupChannel } from '../../../domain/policy.ts'
import { officeDeskWords } from '../../../words/office-desk.ts'
import type { Shown, ShownOf } from '../server/office.ts'
import { secretsNext } from './secrets-next.ts'

const person = {
  format: 1,
  memberId: '00000000-0000-4000-8000-000000000100',
  contractNumber: '1000200301',
  contractName: { ja: '山田商事', en: 'Yamada' },
  loginId: 'hanako',
  name: '山田 花子',
  role: 'administrator',
  stops: [],
  versions: { member: 1 },
} as const satisfies Partial<ShownOf<'reissue'>>

const reissue = (pins: 'kept' | 'reset', code: PickupChannel[]): Shown => ({
  ...{ ...person, stops: [], act: 'reissue', reason: 'loss', pins, ends: [], code },
})
const added = (code: PickupChannel[]): Shown => ({
  ...{ format: 1, act: 'administrator-adding', contractId: person.memberId },
  ...{ contractNumber: person.contractNumber, contractName: person.contractName },
  ...{ loginId: 'jiro', name: '山田 次郎', language: 'ja', mailAddress: 'j@yamada.example' },
  ...{ administrators: [], code },
})

describe('after the approval', () => {
  const cases: [string, Shown, string[]][] = [
    ['codes by mail alone need no letter', reissue('kept', ['mail']), ['codeByMail']],
    ['codes by letter alone', reissue('kept', ['letter']), ['codeLetter']],
    ['both ways', reissue('kept', ['letter', 'mail']), ['codeLetter', 'codeByMail']],
    ['new PINs with codes by mail', reissue('reset', ['mail']), ['pinLetter', 'codeByMail']],
    ['new PINs with codes by letter', reissue('reset', ['letter']), ['bothLetters']],
    ['a new administrator, codes by mail', added(['mail']), ['pinLetter', 'codeByMail']],
    ['a new administrator, codes by letter', added(['letter']), ['bothLetters']],
    ['at the counter', added(['counter']), ['bothLetters', 'codeAtCounter']],
    ['old PINs, at the counter', reissue('kept', ['counter']), ['codeLetter', 'codeAtCounter']],
    ['nothing is said of another act', { ...person, stops: [], act: 'removal', ends: [] }, []],
  ]
  for (const [what, shown, expected] of cases)
    for (const language of ['ja', 'en'] as const)
      it(`${what} (${language})`, () => {
        const words = officeDeskWords[language]
        const names = Object.entries(words.secretsNext)
        const said = secretsNext(shown, words).map((text) => names.find(([, each]) => each === text)?.[0])
        assert.deepEqual(said, expected)
      })
})
