import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { has } from '../interop/pki-tools.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { becomeCustomer, readPerson, showCertificate } from '../world/person.ts'
import { makeWorld } from '../world.ts'

const institutions = [{ slug: 'a' }, { slug: 'b' }]

describe('a certificate that is in no record of the institution', () => {
  it('is told to be for another institution when one of ours issued it', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', institutions })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro', 'b'))
    const page = await showCertificate(world.openBrowser('a'), held)
    assert.equal(page.screen, 'L-44')
    assert.equal(page.status, 403)
  })

  it('is told to be of a foreign issuer otherwise', async (t) => {
    if (!has(t, 'openssl')) return
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', institutions })
    const page = await showCertificate(world.openBrowser('a'), {
      key: makeEnrolmentKey(),
      certificate: selfSigned(),
    })
    assert.equal(page.screen, 'L-42')
  })

  it('leaves no row behind', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', institutions })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro', 'b'))
    const count = async () =>
      (
        await world.database.db
          .selectFrom('audit_event')
          .select('audit_event_id')
          .where('institution_id', '=', world.institution('a').id)
          .execute()
      ).length
    const before = await count()
    await showCertificate(world.openBrowser('a'), held)
    assert.equal(await count(), before)
  })
})

function selfSigned(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-stranger-'))
  try {
    const file = join(folder, 'c.pem')
    const key = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      join(folder, 'k.pem'),
    ]
    execFileSync('openssl', ['req', '-x509', ...key, '-subj', '/CN=stranger', '-days', '2', '-out', file], {
      stdio: 'ignore',
    })
    return new Uint8Array(new X509Certificate(readFileSync(file)).raw)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
