/** As many at a time as there are clients; answers with how long each took. */
export async function timed(
  clients: number,
  count: number,
  act: (client: number, turn: number) => Promise<void>,
) {
  let turn = 0
  const times: number[] = []
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (turn < count) {
        turn += 1
        const before = performance.now()
        await act(client, turn)
        times.push(performance.now() - before)
      }
    }),
  )
  return { seconds: (performance.now() - begun) / 1000, times }
}
