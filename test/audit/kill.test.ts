import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from '../world/seeded-random.ts'
import { makeTrail } from './trail.ts'

const rounds = 4

it('a sealer that is killed anywhere leaves no gap, no fork and nothing unsealed', async (t) => {
  const trail = await makeTrail(t)
  const [{ name }] = await trail.superuser('select current_database() as name')
  const random = seededRandom('kill')
  let written = 0
  for (let round = 0; round < rounds; round += 1) {
    const sealer = spawn(
      process.execPath,
      [join(import.meta.dirname, 'seal-until-killed.ts'), name, trail.a.id],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const ended = once(sealer, 'exit')
    await trail.append(1)
    await once(sealer.stdout, 'data')
    const appending = trail.append(40)
    await sleep((random.bytes(1)[0] ?? 0) / 8)
    sealer.kill('SIGKILL')
    await Promise.all([ended, appending])
    written += 41
  }
  while ((await trail.superuser('select from audit_unsealed')).length > 0) await trail.seal()
  const { institutions } = await trail.verify()
  assert.deepEqual(institutions[0]?.faults, [])
  assert.equal(institutions[0]?.count, written)
})
