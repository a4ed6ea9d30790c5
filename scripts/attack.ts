// Thousands of malformed requests to every endpoint of every host, in this process: scripts/attack.ts [how many] [seed]
import { attack, sendersOf, staffSendersOf } from '../test/hardening/attack.ts'
import { openHosts } from '../test/hardening/hosts.ts'

const insiders: Readonly<Record<string, typeof sendersOf>> = { portal: sendersOf, office: staffSendersOf }

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number)
const opened = await openHosts('2026-11-22T00:00:00Z')
try {
  for (const host of opened.hosts) {
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
