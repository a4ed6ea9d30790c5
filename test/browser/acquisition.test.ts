import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { currentOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { acquire } from './enrolment.ts'
import { logOn } from './person.ts'
import { meet } from './screen.ts'

const cases = [
  ['yamada01', 'ja'],
  ['takahashi01', 'en'],
  ['sato01', 'en'],
  ['suzuki01', 'ja'],
] as const

describe('the first certificate', { concurrency: false }, () => {
  const { person: personOf } = cast(cases, 'newcomers')

  for (const [memberId, language] of cases) {
    it(`${memberId} gets it, logs on with it and uses it, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      await acquire(person, meet)
      await currentOf(person)
      await logOn(person)
      await meet(person.page, 'M-10')
    })
  }
})
