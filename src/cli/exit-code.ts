/** What the shell is told. */
export const exitCodes = { done: 0, refused: 1, misuse: 2, fault: 3 } as const
