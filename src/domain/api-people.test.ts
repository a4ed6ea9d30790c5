import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ApiPerson, faultOfPerson, fileOfPeople } from './api-people.ts'
import { readCsv } from './csv.ts'
import { personColumns, readLines } from './import-columns.ts'
import { readPeople } from './import-people.ts'

const person: ApiPerson = {
  contract: '3000000001',
  company: '株式会社"青木"製作所, 本社',
  companyKana: 'アオキ',
  companyEnglish: 'Aoki',
  branch: { code: '012', name: '本店' },
  role: 'administrator',
  loginId: 'aoki01',
  name: '=青木, 一',
  mail: 'hajime@aoki.example',
  language: 'en',
}

const readBack = (people: readonly ApiPerson[]) => {
  const { rows, faults } = readCsv(new TextDecoder().decode(fileOfPeople(people)))
  assert.deepEqual(faults, [])
  const { lines, faults: ofHead } = readLines(rows, personColumns)
  assert.deepEqual(ofHead, [])
  return readPeople(lines)
}

describe('people who come in by the API', () => {
  it('are read from the file as they were sent', () => {
    const { contract, role, name } = person
    const bare: ApiPerson = { contract, role, loginId: 'aoki02', name }
    const { people, faults } = readBack([person, bare])
    assert.deepEqual(faults, [])
    assert.deepEqual(people, [
      { line: 2, ...person },
      { line: 3, contract, role, loginId: 'aoki02', name, language: 'ja' },
    ])
  })

  it('have their faults told by their places', () => {
    const { faults } = readBack([person, { ...person, loginId: 'a b' }])
    assert.deepEqual(faults.map(faultOfPerson), [
      { index: 1, column: 'loginId', kind: 'not-a-login-id', value: 'a b' },
    ])
    assert.deepEqual(faultOfPerson({ line: 0, kind: 'empty' }), { kind: 'empty' })
    assert.deepEqual(faultOfPerson({ line: 3, kind: 'twice', other: 2 }), {
      index: 1,
      kind: 'twice',
      other: 0,
    })
  })
})
