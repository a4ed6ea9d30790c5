/** What a verb of the terminal says, and the code that it ends with. */
export interface Printed {
  text: string
  exitCode: number
}
