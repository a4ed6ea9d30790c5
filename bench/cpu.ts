import { readdirSync, readFileSync } from 'node:fs'

export interface Cpu {
  /** Of the program: its first process and its workers. */
  nodes: number
  /** Of its PostgreSQL: the postmaster and all whom it has started, those that have ended too. */
  postgres: number
}

/** In /proc/<pid>/stat, on every Linux of today. */
const ticksPerSecond = 100

interface Process {
  pid: number
  parent: number
  isPostgres: boolean
  ticks: number
  /** Of children that have ended. */
  ticksOfTheDead: number
}

/** Seconds of CPU that the process and its descendants have used so far. */
export function cpuOf(root: number): Cpu {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(name) ?? [])
  const seconds = { nodes: 0, postgres: 0 }
  for (const each of descendants(all, root)) {
    const ticks = each.ticks + (each.isPostgres ? each.ticksOfTheDead : 0)
    seconds[each.isPostgres ? 'postgres' : 'nodes'] += ticks / ticksPerSecond
  }
  return seconds
}

function descendants(all: readonly Process[], root: number): Process[] {
  const children = all.filter(({ parent }) => parent === root)
  return [
    ...all.filter(({ pid }) => pid === root),
    ...children.flatMap(({ pid }) => descendants(all, pid)),
  ].filter((each, at, list) => list.indexOf(each) === at)
}

/** proc(5): the name in brackets may hold blanks, so the fields are counted from the last bracket. */
function readProcess(name: string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'latin1')
    const end = stat.lastIndexOf(')')
    const fields = stat.slice(end + 2).split(' ')
    const field = (number: number) => Number(fields[number - 3])
    return {
      pid: Number(name),
      parent: field(4),
      isPostgres: stat.slice(stat.indexOf('(') + 1, end) === 'postgres',
      ticks: field(14) + field(15),
      ticksOfTheDead: field(16) + field(17),
    }
  } catch {
    return undefined // it has ended meanwhile
  }
}
