import * as z from 'zod'

/** What the lists of whatever was let in print with `--json`. */

const instant = z.iso.datetime()
const count = z.int().min(0)
const span = { addedAt: instant, endedAt: instant.optional() }

export const servicesListed = z.strictObject({
  services: z.array(
    z.strictObject({
      clientId: z.string(),
      name: z.strictObject({ ja: z.string(), en: z.string() }),
      logoutUri: z.string(),
      registeredAt: instant,
      endedAt: instant.optional(),
    }),
  ),
  /** Log-outs that no service has heard of yet. */
  untold: z.strictObject({ count, since: instant.optional() }),
})

export const webhooksListed = z.strictObject({
  webhooks: z.array(
    z.strictObject({
      ...{ id: z.uuid(), name: z.string(), url: z.string(), types: z.array(z.string()) },
      state: z.enum(['sends', 'paused', 'no-secret', 'ended']),
      waiting: count,
      ...span,
    }),
  ),
})

export const clientsListed = z.strictObject({
  clients: z.array(
    z.strictObject({
      ...{ id: z.uuid(), name: z.string(), way: z.string() },
      /** SHA-256 of its certificate or key, in hex. */
      fingerprint: z.string(),
      scopes: z.array(z.string()),
      ...span,
    }),
  ),
})
