// Seals without a pause until it is killed: the database's name and the institution's id are its arguments.
import { publicCrypto } from '../../src/adapters/keys/crypto.ts'
import { clusterConfig } from '../../src/adapters/postgres/cluster.ts'
import { makeDb } from '../../src/adapters/postgres/db.ts'
import { roles } from '../../src/adapters/postgres/roles.ts'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { systemClock } from '../../src/adapters/system/clock.ts'
import { type InstitutionId, parseId } from '../../src/domain/id.ts'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { testCluster } from '../test-cluster.ts'

const [database = '', institution = ''] = process.argv.slice(2)
const store = makeStore(makeDb(clusterConfig(testCluster, roles.app, database), { max: 1 }))
const ports = { store, clock: systemClock, crypto: { ...publicCrypto, mac: () => new Uint8Array(32) } }
for (;;) {
  const sealed = await sealAudit(ports, parseId<InstitutionId>(institution))
  if (sealed > 0) process.stdout.write(`${sealed}\n`)
}
