import type { Policy } from './policy.ts'

export type PinFault = 'missing' | 'malformed' | 'wrong-length' | 'not-same' | 'same-as-other' | 'too-simple'

export interface ChosenPins {
  pin: string
  pinAgain: string
  confirmationPin: string
  confirmationPinAgain: string
}

/** What is wrong with the PINs that a person chose for himself, field by field; empty when nothing is. */
export function chosenPinFaults(
  chosen: ChosenPins,
  rules: Policy['pin'],
): Partial<Record<keyof ChosenPins, PinFault>> {
  const [pin, confirmationPin] = [pinFault(chosen.pin, rules), pinFault(chosen.confirmationPin, rules)]
  const other = same(chosen.pin, chosen.confirmationPin) ? 'same-as-other' : undefined
  return Object.fromEntries(
    Object.entries({
      pin,
      pinAgain: againFault(chosen.pin, chosen.pinAgain),
      confirmationPin: confirmationPin ?? other,
      confirmationPinAgain: againFault(chosen.confirmationPin, chosen.confirmationPinAgain),
    }).filter(([, fault]) => fault !== undefined),
  )
}

/** A PIN as it is typed on a Japanese keyboard, full width or half, is one and the same. */
export function tidyPin(typed: string): string {
  return typed.normalize('NFKC')
}

function pinFault(typed: string, { minLength, maxLength }: Policy['pin']): PinFault | undefined {
  const pin = tidyPin(typed)
  if (pin === '') return 'missing'
  if (!/^[0-9A-Za-z]*$/.test(pin)) return 'malformed'
  if (pin.length < minLength || pin.length > maxLength) return 'wrong-length'
  return isSimple(pin) ? 'too-simple' : undefined
}

function againFault(pin: string, again: string): PinFault | undefined {
  if (again === '') return 'missing'
  return same(pin, again) ? undefined : 'not-same'
}

const same = (a: string, b: string) => tidyPin(a) === tidyPin(b)

/** One character over and over, or a run such as 123456, fedcba. */
function isSimple(pin: string): boolean {
  const steps = Array.from(pin.slice(1), (_, at) => pin.charCodeAt(at + 1) - pin.charCodeAt(at))
  return steps.length > 0 && [0, 1, -1].some((step) => steps.every((each) => each === step))
}
