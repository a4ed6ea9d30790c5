/**
 * Lets what is done for somebody again and again take at most one part in so many of the time: whoever asks again before it
 * has rested that much longer than it took is answered at once, and nothing is done.
 */
export function pace(
  parts: number,
  milliseconds: () => number = () => performance.now(),
): (whom: string, act: () => Promise<void>) => Promise<void> {
  const restsUntil = new Map<string, number>()
  return async (whom, act) => {
    const begun = milliseconds()
    if (begun < (restsUntil.get(whom) ?? begun)) return
    try {
      await act()
    } finally {
      const ended = milliseconds()
      restsUntil.set(whom, ended + (ended - begun) * (parts - 1))
    }
  }
}
