import * as z from 'zod/mini'
import { longestEvidence } from '../domain/approval.ts'

/** Why something is asked for, and how whoever wants it was identified: for the approver's eyes, and never in the trail. */
export const evidence = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestEvidence))
