import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type DemoProgram, startDemo } from '../demo-program.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { acquire } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { leave, logOn, openPerson } from './person.ts'
import { meet } from './screen.ts'

describe('the first certificate', { concurrency: false }, () => {
  let program: DemoProgram
  before(async () => {
    if (whyNoBrowser() === undefined) program = await startDemo()
  })
  after(() => program?.close())

  for (const [memberId, language] of [
    ['yamada01', 'ja'],
    ['takahashi01', 'en'],
    ['sato01', 'en'],
    ['suzuki01', 'ja'],
  ] as const) {
    it(`${memberId} gets it, logs on with it and uses it, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = await openPerson(program, memberId, language)
      await acquire(person, meet)
      await logOn(person)
      await meet(person.page, 'M-10')
      assert.equal(person.amiss.length, 0)
      await leave(person)
    })
  }
})
