/** What a verb of the terminal says, and the code that it ends with. */
export interface Printed {
  text: string
  exitCode: number
  /** What was looked at is told on the standard output, though it is not as it should be. */
  isReport?: true
}
