/** Does something again and again, never twice at once, until it is stopped. What fails is reported and tried again. */
export function every(
  pause: Temporal.Duration,
  act: () => Promise<unknown>,
  report: (error: unknown) => void,
): { stop(): Promise<void> } {
  const milliseconds = pause.total('milliseconds')
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  function plan() {
    if (stopped) return
    timer = setTimeout(() => {
      running = act().catch(report).then(plan)
    }, milliseconds)
    timer.unref()
  }
  plan()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
