import type { Policy, Wording } from './policy.ts'

/** What of a policy is decided in the office: all of it but the zone, in which every E was signed. */
export interface PolicyDraft extends Omit<Policy, 'zone' | 'wording'> {
  wording: Omit<Wording, 'helpDesk'>
  helpDesk: Wording['helpDesk']
}

export function draftOf({ zone: _, wording: { helpDesk, ...wording }, ...policy }: Policy): PolicyDraft {
  return { ...policy, wording, helpDesk }
}

export function withDraft({ zone }: Policy, { helpDesk, wording, ...decided }: PolicyDraft): Policy {
  return { zone, ...decided, wording: { ...wording, helpDesk } }
}
