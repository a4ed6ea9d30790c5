import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkoutKey } from '../src/adapters/postgres/embedded.ts'
import type { ClusterPlace } from '../src/adapters/postgres/postmaster.ts'

const home = join(tmpdir(), `warifu-test-${process.getuid?.()}`)

/** Each checkout has one, far from anybody's data. It may forget everything when the machine falls, and is quick. */
export const testCluster: ClusterPlace = {
  home,
  folder: join(home, checkoutKey(resolve(import.meta.dirname, '..'))),
  settings: [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_connections=300',
    'jit=off',
  ],
}
