import * as z from 'zod/mini'
import { defaultPolicy } from '../domain/default-policy.ts'
import { draftOf, type PolicyDraft } from '../domain/policy-draft.ts'
import { Malformed } from '../pki/malformed.ts'
import { policyDraft } from '../wire/policy.ts'

/** A policy in a file: JSON, all of it but the zone, as `warifu policy template` prints it and the office sends it. */
export function parsePolicyFile(text: string): PolicyDraft {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Malformed(`the policy is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = z.safeParse(policyDraft, json)
  if (!parsed.success) throw new Malformed(`the policy cannot be read:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** From which one is made. It is nobody's: its help desk and its sender are to be filled in. */
export function policyTemplate(): string {
  const { helpDesk, ...draft } = draftOf(defaultPolicy)
  return `${JSON.stringify({ ...draft, helpDesk: { ...helpDesk, telephone: '' } }, undefined, 2)}\n`
}
