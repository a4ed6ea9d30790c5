// Runs the PostgreSQL of the tests for as long as somebody is connected, and ten seconds more: test files come and go,
// alone or by the hundred, and whoever is first must not take the server with him when he ends.
import { setTimeout as sleep } from 'node:timers/promises'
import { openCluster } from '../src/adapters/postgres/cluster.ts'
import { testCluster } from './test-cluster.ts'

const cluster = await openCluster(testCluster, 'visit')
if (!cluster.started) {
  await cluster.stop()
  process.exit()
}

let idle = 0
while (idle < 10) {
  await sleep(1000)
  const { rows } = await cluster.superuser.query(
    `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  idle = rows.length === 0 ? idle + 1 : 0
}
await cluster.stop()
