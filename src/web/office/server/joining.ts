import type * as z from 'zod/mini'
import {
  importChecked,
  type importFile,
  type importRequest,
  type importShown,
  importsAnswer,
  lettersWritten,
  predecessorPreview,
  type predecessorRequest,
  type predecessorShown,
  predecessorsAnswer,
} from '../../../wire/joining.ts'
import { approvalMade } from '../../../wire/office.ts'
import { ask, send } from './ask.ts'

export type ImportFile = z.infer<typeof importFile>
export type ImportShown = z.infer<typeof importShown>
export type ImportChecked = z.infer<typeof importChecked>
export type ImportFaults = Extract<ImportChecked, { isFaulty: true }>
export type ImportPreview = Extract<ImportChecked, { isFaulty: false }>
export type PredecessorShown = z.infer<typeof predecessorShown>
export type PredecessorPreview = z.infer<typeof predecessorPreview>
export type PredecessorBoard = z.infer<typeof predecessorsAnswer>

/** How people and certificates come in, as the pages ask for it. */
export const imports = {
  look: () => ask(importsAnswer, '/api/imports'),
  check: (file: ImportFile) => send(importChecked, '/api/imports/check', file),
  request: (body: z.input<typeof importRequest>) => send(approvalMade, '/api/imports', body),
  writeLetters: () => send(lettersWritten, '/api/imports/letters'),
}

export const predecessors = {
  board: (after?: string) =>
    ask(
      predecessorsAnswer,
      `/api/predecessors${after === undefined ? '' : `?${new URLSearchParams({ after })}`}`,
    ),
  preview: (pem: string) => send(predecessorPreview, '/api/predecessors/preview', { pem }),
  request: (body: z.input<typeof predecessorRequest>) => send(approvalMade, '/api/predecessors', body),
}
