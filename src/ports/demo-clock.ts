/** How far the demonstration's clock stands from the machine's. Kept in the database; only with --demo. */
export interface DemoClock {
  /** In force for now() when it answers: another process may have set it. */
  read(): Promise<Temporal.Duration>
  /** Durable, and in force for now() when it answers. */
  set(offset: Temporal.Duration): Promise<void>
}
