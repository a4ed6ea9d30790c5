import type * as z from 'zod/mini'
import { lettersAnswer, printAnswer, type printBody } from '../../../wire/letters.ts'
import { ask, send } from './ask.ts'

export type LetterPile = z.infer<typeof lettersAnswer>[number]
export type WaitingLetter = LetterPile['letters'][number]
export type PrintedLetter = z.infer<typeof printAnswer>[number]

export const letters = {
  piles: () => ask(lettersAnswer, '/api/letters'),
  print: (body: z.input<typeof printBody>) => send(printAnswer, '/api/letters/print', body),
}
