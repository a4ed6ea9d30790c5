import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Language } from '../../src/domain/language.ts'
import { type DemoProgram, startDemo } from '../demo-program.ts'
import { acquire } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { leave, openPerson, type Person } from './person.ts'

/** Who plays in a file of tests, and in which language. */
export type Role = readonly [memberId: string, language: Language, ...more: unknown[]]

export interface Cast {
  program(): DemoProgram
  person(memberId: string): Person
}

/**
 * One program and these people at their computers, for the tests of one `describe`. Holders have got their certificates
 * before the first test: when the demo's clock moves, whoever has none is sent new letters.
 */
export function cast(roles: readonly Role[], begin: 'holders' | 'newcomers' = 'holders'): Cast {
  const people = new Map<string, Person>()
  let program: DemoProgram | undefined
  before(async () => {
    if (whyNoBrowser() !== undefined) return
    const started = await startDemo()
    program = started
    await Promise.all(
      roles.map(async ([memberId, language]) =>
        people.set(memberId, await openPerson(started, memberId, language)),
      ),
    )
    if (begin === 'holders') await Promise.all([...people.values()].map((person) => acquire(person)))
  })
  after(async () => {
    await Promise.all([...people.values()].map(leave))
    await program?.close()
  })
  return {
    program: () => program ?? assert.fail('no program'),
    person: (memberId) => people.get(memberId) ?? assert.fail(`${memberId} does not play here`),
  }
}
