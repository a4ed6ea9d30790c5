// Thousands of malformed requests to every endpoint, in this process: scripts/attack.ts [how many] [seed] [hosts, in order]
import {
  attack,
  clientSendersOf,
  proxySendersOf,
  sendersOf,
  staffSendersOf,
} from '../test/hardening/attack.ts'
import { openHosts } from '../test/hardening/hosts.ts'

const insiders: Readonly<Record<string, typeof sendersOf>> = {
  portal: sendersOf,
  office: staffSendersOf,
  api: clientSendersOf,
  proxy: proxySendersOf,
}

const [numbers, wanted] = [process.argv.slice(2, 4).map(Number), process.argv.slice(4)]
const [count = 10_000, seed = 1] = numbers
const opened = await openHosts('2026-11-22T00:00:00Z')
const all = [...opened.hosts, opened.door]
try {
  for (const host of wanted.length === 0 ? all : wanted.map(named)) {
    const begun = performance.now()
    const nobody = await attack(host, [], count, seed)
    const senders = await insiders[host.name]?.(host.world)
    const somebody = senders ? await attack(host, senders, count, seed) : 0
    const seconds = Math.round((performance.now() - begun) / 1000)
    console.log(`${host.name}: ${nobody + somebody} requests answered in ${seconds} s`)
  }
} finally {
  await opened.close()
}

function named(name: string) {
  const host = all.find((candidate) => candidate.name === name)
  const names = all.map((candidate) => candidate.name).join(', ')
  if (host === undefined) throw new Error(`no host ${name}: there are ${names}`)
  return host
}
