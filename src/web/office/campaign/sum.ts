import type { Counts } from '../server/campaign.ts'

export function sumOf(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, counts) => total + counts[name], 0)
  return {
    expiring: sum('expiring'),
    told: sum('told'),
    opened: sum('opened'),
    silent: sum('silent'),
    begun: sum('begun'),
    issued: sum('issued'),
    proved: sum('proved'),
  }
}
