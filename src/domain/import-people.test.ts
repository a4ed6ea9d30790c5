import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { alikeKey, checkPeople, type Registered } from './check-people.ts'
import { readCsv } from './csv.ts'
import { personColumns, readLines } from './import-columns.ts'
import { readPeople } from './import-people.ts'

const read = (csv: string) => {
  const { lines, faults } = readLines(readCsv(csv).rows, personColumns)
  const { people, faults: ofLines } = readPeople(lines)
  return { people, faults: [...faults, ...ofLines].map(({ line, column, kind }) => [line, column, kind]) }
}

const line = (cells: Record<string, string>) => {
  const whole = { contract: '1', role: '利用者', id: 'abc', name: '山田', mail: '', language: '', ...cells }
  return read(`契約者ID,区分,ID,氏名,メールアドレス,言語\n${Object.values(whole).join(',')}`)
}

describe('the first line of a file of people', () => {
  for (const [what, head, faults] of [
    ['Japanese names', '契約者ID,区分,ID,氏名', []],
    ['English names', 'Contract ID,Role,Login ID,Name', []],
    ['full width, capitals and underscores', 'ＣＯＮＴＲＡＣＴ_ID,ROLE,login-id,NAME', []],
    ['the names in the order of the file', '氏名,ID,区分,契約者ID', []],
    ['a column twice', '契約者ID,区分,ID,氏名,Name', [[1, 'name', 'column-twice']]],
    ['an unknown column', '契約者ID,区分,ID,氏名,電話', [[1, '電話', 'column-unknown']]],
    ['PINs', '契約者ID,区分,ID,氏名,暗証番号', [[1, '暗証番号', 'column-of-secrets']]],
    ['a PIN code', '契約者ID,区分,ID,氏名,PIN_CODE', [[1, 'PIN_CODE', 'column-of-secrets']]],
    ['a password', '契約者ID,区分,ID,氏名,Pass Word', [[1, 'Pass Word', 'column-of-secrets']]],
    ['a pickup code', '契約者ID,区分,ID,氏名,取得コード', [[1, '取得コード', 'column-of-secrets']]],
    ['no ID', '契約者ID,区分,氏名', [[1, 'loginId', 'column-missing']]],
  ] satisfies [string, string, unknown[]][])
    it(`is judged with ${what}`, () => {
      assert.deepEqual(
        read(`${head}\n1,利用者,abc,山田`).faults.filter(([at]) => at === 1),
        faults,
      )
    })

  it('has a value under no name told', () => {
    assert.deepEqual(read('契約者ID,区分,ID,氏名\n1,利用者,abc,山田,more').faults, [
      [2, undefined, 'too-many-cells'],
    ])
    assert.deepEqual(read('契約者ID,区分,ID,氏名,\n1,利用者,abc,山田,more').faults, [
      [2, undefined, 'too-many-cells'],
    ])
  })
})

describe('a line of a file of people', () => {
  for (const [what, cells, fault] of [
    ['as it should be', {}, undefined],
    ['an ID of 32 characters', { id: 'a'.repeat(32) }, undefined],
    ['an ID of 33', { id: 'a'.repeat(33) }, 'not-a-login-id'],
    ['an ID with a blank', { id: 'a b' }, 'not-a-login-id'],
    ['a contract ID of 20 characters', { contract: '1'.repeat(20) }, undefined],
    ['one of 21', { contract: '1'.repeat(21) }, 'not-a-contract-id'],
    ['a name of 60 characters', { name: '山'.repeat(60) }, undefined],
    ['one of 61', { name: '山'.repeat(61) }, 'too-long'],
    ['no name', { name: ' ' }, 'missing'],
    ['a role in English', { role: 'Administrator' }, undefined],
    ['no role that there is', { role: '社長' }, 'not-a-role'],
    ['a mail address', { mail: 'a@b.example' }, undefined],
    ['none', { mail: 'a.b.example' }, 'not-a-mail-address'],
    ['a language', { language: 'EN' }, undefined],
    ['none of ours', { language: 'fr' }, 'not-a-language'],
  ] satisfies [string, Record<string, string>, string | undefined][])
    it(`${what}: ${fault ?? 'right'}`, () => {
      const { faults, people } = line(cells)
      assert.deepEqual(
        faults.map(([, , kind]) => kind),
        fault === undefined ? [] : [fault],
      )
      assert.equal(people.length, fault === undefined ? 1 : 0)
    })

  it('is folded where it is typed again at log-on', () => {
    const [person] = line({
      contract: '１２３',
      id: 'ＡＢＣ０１',
      name: '山田　 花子',
      mail: 'ａ@b.example',
    }).people
    assert.deepEqual(person, {
      line: 2,
      contract: '123',
      role: 'user',
      loginId: 'ABC01',
      name: '山田 花子',
      mail: 'a@b.example',
      language: 'ja',
    })
  })
})

describe('lines beside each other and beside what is registered', () => {
  const head = '契約者ID,会社名,支店コード,支店名,区分,ID,氏名'
  const registered: Registered = {
    contracts: new Map([
      ['1', { number: '1', name: { ja: '山田商店', en: 'Yamada' }, branch: { code: '012', name: '本店' } }],
    ]),
    members: new Set([alikeKey({ contract: '1', loginId: 'Hanako' })]),
  }
  const check = (...lines: string[]) => {
    const { people } = read(`${head}\n${lines.join('\n')}`)
    const { plan, faults } = checkPeople(people, registered)
    return { plan, faults: faults.map(({ line: at, column, kind, other }) => [at, column, kind, other]) }
  }
  for (const [what, lines, faults] of [
    ['a new contract with its administrator', ['2,青木,,,管理者,a,青木'], []],
    ['a new contract without', ['2,青木,,,利用者,a,青木'], [[2, 'role', 'no-administrator', undefined]]],
    ['a new contract without a name', ['2,,,,管理者,a,青木'], [[2, 'company', 'missing', undefined]]],
    ['a name on one of its lines', ['2,,,,利用者,b,次', '2,青木,,,管理者,a,青木'], []],
    [
      'two names of one company',
      ['2,青木,,,管理者,a,一', '2,青本,,,利用者,b,次'],
      [[3, 'company', 'differs-from-line', 2]],
    ],
    [
      'two branches of one company',
      ['2,青木,1,本店,管理者,a,一', '2,,1,支店,利用者,b,次'],
      [[3, 'branchCode', 'differs-from-line', 2]],
    ],
    ['a user more of a known contract', ['1,,,,利用者,taro,太郎'], []],
    ['one with its name as it is registered', ['1,山田商店,012,本店,利用者,taro,太郎'], []],
    [
      'one with another name',
      ['1,山田,,,利用者,taro,太郎'],
      [[2, 'company', 'differs-from-registered', undefined]],
    ],
    [
      'one with another branch',
      ['1,,012,支店,利用者,taro,太郎'],
      [[2, 'branchCode', 'differs-from-registered', undefined]],
    ],
    ['somebody who is there', ['1,,,,利用者,hanako,花子'], [[2, 'loginId', 'member-there', undefined]]],
    [
      'somebody who is there, in capitals',
      ['1,,,,利用者,HANAKO,花子'],
      [[2, 'loginId', 'member-there', undefined]],
    ],
    ['the same ID at another company', ['2,青木,,,管理者,hanako,花子'], []],
    [
      'one ID twice, but for capitals',
      ['1,,,,利用者,Taro,太郎', '1,,,,利用者,tARO,次郎'],
      [[3, 'loginId', 'twice', 2]],
    ],
    ['one ID twice', ['1,,,,利用者,taro,太郎', '1,,,,利用者,taro,次郎'], [[3, 'loginId', 'twice', 2]]],
  ] satisfies [string, string[], unknown[]][])
    it(what, () => assert.deepEqual(check(...lines).faults, faults))

  it('warn of what should be seen', () => {
    const { plan } = check('2,青木,,,管理者,a,一', '3,赤木,,,管理者,a,一', '3,,,,管理者,b,次')
    assert.deepEqual(plan.warnings, [
      { kind: 'no-mail-address', count: 3 },
      { kind: 'single-administrator', count: 1 },
    ])
    assert.deepEqual(
      plan.contracts.map(({ number, name }) => [number, name.ja, name.en]),
      [
        ['2', '青木', '青木'],
        ['3', '赤木', '赤木'],
      ],
    )
  })
})
