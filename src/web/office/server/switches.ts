import type * as z from 'zod/mini'
import { type engageBody, switchesAnswer } from '../../../wire/switches.ts'
import { ask, tell } from './ask.ts'

export type SwitchState = z.infer<typeof switchesAnswer>[number]

export const switches = {
  all: () => ask(switchesAnswer, '/api/switches'),
  engage: (body: z.input<typeof engageBody>) => tell('/api/switches/engage', body),
}
