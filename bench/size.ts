/** `tiny` shows that a benchmark works, and measures nothing. */
export type Size = 'whole' | 'tiny'
