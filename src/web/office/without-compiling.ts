import * as z from 'zod/mini'

// zod would try whether code can be made from text, which our content policy forbids and reports. It tries when a shape
// is made, so this is imported before every other module.
z.config({ jitless: true })
