import * as z from 'zod/mini'

/** The time at which the browser's own is measured, and whether the page's cookie has come back. */
export const checkTime = z.strictObject({ now: z.iso.datetime(), cookies: z.enum(['kept', 'lost']) })

export const checkCode = z.strictObject({ code: z.string() })
