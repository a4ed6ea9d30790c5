import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chosenPinFaults } from './pin.ts'

const rules = { minLength: 6, maxLength: 12, tries: 5 }
const good = { pin: '482913', pinAgain: '482913', confirmationPin: 'k7m2pq', confirmationPinAgain: 'k7m2pq' }

const pair = (pin: string, again = pin) => ({ ...good, pin, pinAgain: again })

describe('the PINs that a person chooses', () => {
  for (const [title, chosen, faults] of [
    ['are good', good, {}],
    ['may be typed in full width', pair('４８２９１３', '482913'), {}],
    ['must be there', pair(''), { pin: 'missing', pinAgain: 'missing' }],
    ['have 6 characters at least', pair('48291'), { pin: 'wrong-length' }],
    ['have 12 characters at most', pair('4829134829134'), { pin: 'wrong-length' }],
    ['may have 12', pair('482913482914'), {}],
    ['are letters and digits', pair('48291-'), { pin: 'malformed' }],
    ['are the same twice', pair('482913', '482914'), { pinAgain: 'not-same' }],
    ['are not one digit over and over', pair('111111'), { pin: 'too-simple' }],
    ['are no run upwards', pair('123456'), { pin: 'too-simple' }],
    ['are no run downwards', pair('654321'), { pin: 'too-simple' }],
    [
      'differ from each other',
      { ...pair('482913'), confirmationPin: '482913', confirmationPinAgain: '482913' },
      { confirmationPin: 'same-as-other' },
    ],
  ] as const) {
    it(title, () => assert.deepEqual(chosenPinFaults(chosen, rules), faults))
  }
})
