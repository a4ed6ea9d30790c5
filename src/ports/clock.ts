/** The only source of time. Read once per request; rules take the instant as a parameter. */
export interface Clock {
  /** The instant by which the rules judge. In the demo it may have been moved. */
  now(): Temporal.Instant
  /** The instant of the machine: what browsers and TLS peers live by (domain.md §9.10). Equal to now() outside the demo. */
  machine(): Temporal.Instant
}
