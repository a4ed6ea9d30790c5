/** Where signed checkpoints go: outside the database, and copied from there to where the institution's people cannot reach. */
export interface CheckpointPlace {
  has(name: string): Promise<boolean>
  /** Whole or not at all, durable when it answers. Never replaces one: false when the name is taken. */
  put(name: string, text: string): Promise<boolean>
  /** All of them, sorted by name. */
  read(): Promise<CheckpointFile[]>
}

export interface CheckpointFile {
  name: string
  text: string
}
