import { join } from 'node:path'

/** The folder of this program. */
export const checkout = join(import.meta.dirname, '..', '..')
