/** How much an institution has, counted when it is asked. */
export interface RegisterCounts {
  contracts: number
  /** Who have not left. */
  members: number
  /** In use, proved. */
  certificates: number
}

/** What an operator looks up at the terminal, across all contracts of an institution. */
export interface Register {
  counts(): Promise<RegisterCounts>
}
