export interface Purge {
  /**
   * Takes away log-on attempts, sessions, pickup codes and acquisitions without a certificate that were over before,
   * at most so many of each. Answers with how many went.
   */
  over(before: Temporal.Instant, atMost: number): Promise<number>
}
