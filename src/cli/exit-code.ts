/** What the shell is told. */
export const exitCodes = { done: 0, refused: 1, misuse: 2, fault: 3 } as const

export const exitMeanings: Record<keyof typeof exitCodes, string> = {
  done: 'what was asked for was done, or is printed',
  refused:
    'a rule said no, nobody and nothing of that name is there, or what was looked at is not as it should be; nothing was changed',
  misuse:
    'the command cannot be read, or names an institution or a file that is not there; nothing was changed',
  fault: 'something of ours or of the machine failed: the configuration, the database, a file',
}
