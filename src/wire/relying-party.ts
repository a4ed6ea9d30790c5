import * as z from 'zod/mini'
import { longestServiceName, longestUri, mostKeys, mostUris } from '../domain/relying-party.ts'
import { evidence } from './evidence.ts'

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const uri = z.string().check(z.maxLength(longestUri))
const uris = z.array(uri).check(z.maxLength(mostUris))
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestServiceName))

/** What a request to let a service in is about, word for word what both people are shown. */
export const relyingPartyShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('relying-party'),
  clientId: z.string(),
  registration: z.enum(['new', 'changed']),
  name: z.strictObject({ ja: z.string(), en: z.string() }),
  redirectUris: z.array(z.string()),
  postLogoutUris: z.array(z.string()),
  logoutUri: z.string(),
  loginUri: z.string(),
  keys: z
    .array(z.strictObject({ fingerprint: hash, kind: z.string(), pem: z.string() }))
    .check(z.maxLength(mostKeys)),
})

/** POST /api/relying-parties/preview → what would be asked for; POST /api/relying-parties → { approvalId } */
export const relyingPartyWish = z.strictObject({
  clientId: z.string().check(z.maxLength(40)),
  name: z.strictObject({ ja: name, en: name }),
  redirectUris: uris,
  postLogoutUris: uris,
  logoutUri: uri,
  loginUri: uri,
  pem: z.string().check(z.maxLength(20_000)),
})
export const relyingPartyPreview = z.strictObject({ shown: relyingPartyShown, shownHash: hash })
export const relyingPartyRequest = z.strictObject({ ...relyingPartyWish.shape, shownHash: hash, evidence })

/** GET /api/relying-parties */
export const relyingPartiesAnswer = z.strictObject({
  parties: z.array(
    z.strictObject({
      clientId: z.string(),
      name: z.strictObject({ ja: z.string(), en: z.string() }),
      redirectUris: z.array(z.string()),
      postLogoutUris: z.array(z.string()),
      logoutUri: z.string(),
      loginUri: z.string(),
      registeredAt: z.iso.datetime(),
      endedAt: z.optional(z.iso.datetime()),
    }),
  ),
  openApprovals: z.array(z.uuid()),
  untold: z.strictObject({ count: z.int(), since: z.optional(z.iso.datetime()) }),
})
