import type { TestContext } from 'node:test'

/**
 * Time stands still for what counts tries in it: on a slow machine some would come back while the others are made. Not
 * the clock of the world, by which everything else goes.
 */
export function holdTime(t: TestContext): void {
  const at = performance.now()
  t.mock.method(performance, 'now', () => at)
}
