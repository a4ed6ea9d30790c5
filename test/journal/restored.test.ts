import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { publicCrypto } from '../../src/adapters/keys/crypto.ts'
import { backup } from '../../src/adapters/postgres/backup.ts'
import { UnfitBackup } from '../../src/adapters/postgres/backup-files.ts'
import { restore } from '../../src/adapters/postgres/restore.ts'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { verifyTrails } from '../../src/service/audit/verify-trails.ts'
import { revokeCertificate } from '../../src/service/desk/revoke-certificate.ts'
import { stopMember } from '../../src/service/desk/stop-member.ts'
import { compareJournals } from '../../src/service/journal/compare-journals.ts'
import { openGate } from '../../src/service/journal/gate.ts'
import { reconcile } from '../../src/service/journal/reconcile.ts'
import { sweep } from '../../src/service/sweep/sweep.ts'
import { sessionAnswer } from '../../src/wire/office.ts'
import { freshDatabase } from '../database.ts'
import { assertSame } from '../same.ts'
import { closedGate } from '../world/closed-gate.ts'
import type { InstitutionPlan } from '../world/institution.ts'
import { officeBrowsers } from '../world/office-browser.ts'
import {
  acquire,
  becomeCustomer,
  type Held,
  identify,
  logOn,
  prove,
  readPerson,
  renew,
  showCertificate,
} from '../world/person.ts'
import { openOffice } from '../world/staff.ts'
import { openWorld } from '../world.ts'

async function folders(t: TestContext) {
  const root = await mkdtemp(join(tmpdir(), 'warifu-journal-'))
  t.after(() => rm(root, { recursive: true, force: true }))
  for (const name of ['journal', 'keys']) await mkdir(join(root, name), { mode: 0o700 })
  return { journalFolder: join(root, 'journal'), keyFolder: join(root, 'keys'), copy: join(root, 'copy') }
}

const now = '2026-11-22T00:00:00Z'

/** Renewal is open from the first day on, so that a day is enough for a year. */
const plan: InstitutionPlan = {
  slug: 'a',
  policy: { renewalOpens: 365 },
  people: ['hanako', 'ichiro', 'misaki', 'kenji', 'naoko'].map((loginId, at) => ({
    role: at === 0 ? 'administrator' : 'user',
    loginId,
    displayName: loginId,
    language: 'ja',
  })),
}

describe('a database that was restored from yesterday’s copy', () => {
  it('lets nobody in before it was reconciled, and keeps ended what had ended', async (t) => {
    const { journalFolder, keyFolder, copy } = await folders(t)
    const yesterday = await openWorld({ now, institutions: [plan], journalFolder, keyFolder })
    t.after(yesterday.close)
    const people = await Promise.all(
      ['hanako', 'ichiro', 'misaki', 'kenji', 'naoko'].map((id) => readPerson(yesterday, id)),
    )
    const [hanako, ichiro, misaki, kenji, naoko] = people
    assert.ok(hanako && ichiro && misaki && kenji && naoko)
    const untouched = await becomeCustomer(yesterday, hanako)
    const renewing = await becomeCustomer(yesterday, ichiro)
    const revoked = await becomeCustomer(yesterday, misaki)
    const stopped = await becomeCustomer(yesterday, kenji)
    const institution = yesterday.institution()
    const { kenji: desk } = await openOffice(yesterday)
    await sealAudit(yesterday.ports, institution.id)
    const copied = await backup(yesterday.database.config.app, copy, yesterday.ports.clock.now())
    assert.ok(copied.parts.some(({ table, rows }) => table === 'certificate' && rows === 4))

    // Today, on the same database.
    yesterday.advance({ days: 1 })
    await logOn(renewing.browser, renewing.held)
    const renewed = await renew(renewing.browser, renewing.held)
    assert.equal((await prove(renewing.browser, renewed)).location, '/logon/proved')
    const administrator = { kind: 'member', memberId: hanako.id } as const
    await revokeCertificate(yesterday.ports, institution, administrator, misaki.id, {
      reason: 'rights-withdrawn',
    })
    await stopMember(yesterday.ports, institution, administrator, kenji.id, { reason: 'loss' })
    const acquired = await acquire(yesterday.openBrowser(), naoko)
    await logOn(yesterday.openBrowser(), acquired, naoko.pin)

    // The database is lost. The copy is put into an empty one, and the journal lies beside it as it was.
    const empty = await freshDatabase()
    await restore(empty.config.owner, copy)
    await assert.rejects(restore(empty.config.owner, copy), UnfitBackup, 'it is not empty any more')
    const today = await openWorld({ now: '2026-11-24T00:00:00Z', restored: empty, journalFolder, keyFolder })
    t.after(today.close)
    const verified = await verifyTrails(
      { store: today.ports.store, clock: today.ports.clock, crypto: publicCrypto },
      [institution],
      [institution],
      { checkpoints: [], keyIds: [] },
    )
    assert.deepEqual(
      verified.institutions.flatMap(({ faults }) => faults),
      [],
    )

    // Behind: every door is closed.
    const closed = await today.openBrowser().get('/')
    assert.equal(closed.status, 503)
    assert.match(closed.text, /記録の復元を確かめているため/)
    assert.equal((await today.openBrowser().get('/logon/start')).status, 503)
    assert.equal((await identify(today.openBrowser(), naoko)).status, 503)

    const { journal, gate } = today.kept ?? assert.fail('no journal')
    const found = await compareJournals(today.ports, journal)
    assert.deepEqual([...found.lacking.keys()], [institution.id])
    assert.deepEqual(found.faults, [])
    const lacking = found.lacking.get(institution.id) ?? []

    // The office is open, and says why nothing else is: how much is lacking to those whom it knows.
    const staff = officeBrowsers(today)()
    const session = () => staff.read(sessionAnswer, '/api/session')
    const closedAt = { since: '2026-11-24T00:00:00Z', isDamaged: false }
    const unknown = await session()
    assert.deepEqual([unknown.state, unknown.closed], ['signed-out', closedAt])
    const signIn = async () => {
      const asked = await staff.post('/api/sign-in/passkey/options', {})
      const { ceremonyId, options } = JSON.parse(asked.text)
      const response = desk.passkey.get(options)
      assert.equal((await staff.post('/api/sign-in/passkey', { ceremonyId, response })).status, 204)
    }
    await signIn()
    const known = await session()
    const [{ at: first } = assert.fail()] = lacking.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    const told = { ...closedAt, lacking: { events: lacking.length, from: first.toString() } }
    assert.deepEqual([known.state, known.closed], ['signed-in', told])
    assert.ok(first.toString().startsWith('2026-11-23T00:0'), 'the first act after the copy')

    const rehearsed = await reconcile(today.ports, institution.id, lacking, 'rehearse')
    await gate.watch()
    assert.equal((await today.openBrowser().get('/')).status, 503, 'a rehearsal keeps nothing')
    const done = await reconcile(today.ports, institution.id, lacking, 'do')
    assert.deepEqual(done, rehearsed)
    await gate.watch()
    assert.equal((await today.openBrowser().get('/')).status, 200)
    const open = await session()
    assert.deepEqual([open.state, open.closed], ['signed-out', undefined], 'staff sign in anew, too')

    const shown = async (held: Held) => (await showCertificate(today.openBrowser(), held)).screen
    assert.equal(
      (await logOn(today.openBrowser(), untouched.held)).screen,
      'N-10',
      'nothing has happened to her',
    )
    assert.equal(await shown(revoked.held), 'L-53', 'today’s revoked certificate stays revoked')
    assert.equal(await shown(renewing.held), 'L-51', 'what was replaced stays replaced')
    assert.equal(await shown(stopped.held), 'L-55', 'who was stopped stays stopped')
    assert.equal(await shown(renewed), 'L-41', 'the copy does not know the new one')
    assert.equal(await shown(acquired), 'L-41')
    const lost = await empty.db.selectFrom('lost_certificate').select('certificate_id').execute()
    assert.equal(lost.length, 2, 'both are told of as revoked')
    const again = await identify(today.openBrowser(), naoko)
    assert.equal(again.status, 409, 'her entitlement was used')

    // While it runs the database is exchanged for one that has forgotten the last act.
    await stopMember(today.ports, institution, administrator, ichiro.id, { reason: 'loss' })
    await gate.watch()
    assert.equal((await today.openBrowser().get('/')).status, 200)
    today.advance({ days: 336 })
    const behind = { ...today.ports, journal: closedGate }
    assert.equal((await sweep(behind, institution)).noticed, 0, 'who may have renewed is not told to')
    assert.ok((await sweep(today.ports, institution)).noticed > 0)
    await empty.db.deleteFrom('audit_event').where('kind', '=', 'member-stopped').execute()
    await gate.watch()
    assert.equal((await today.openBrowser().get('/')).status, 503)
    const noticed = { since: today.ports.clock.now().toString(), isDamaged: false }
    assert.deepEqual((await session()).closed, noticed, 'found closed anew')
    await signIn()
    const stop = { act: 'stop', whose: 'member', reason: 'loss' }
    assert.equal((await staff.post(`/api/members/${hanako.id}/at-once`, stop)).status, 204, 'staff can stop')
    today.advance({ minutes: 5 })
    await gate.watch()
    assert.equal((await session()).closed?.since, noticed.since, 'it is the same closing')
  })

  it('is closed to everybody where a journal was changed', async (t) => {
    const { journalFolder } = await folders(t)
    const world = await openWorld({ now, journalFolder })
    t.after(world.close)
    const { id } = world.institution()
    await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const { journal, gate } = world.kept ?? assert.fail('no journal')
    assert.equal(gate.closed(id), undefined)
    const [file = ''] = await readdir(journalFolder)
    const path = join(journalFolder, file)
    await writeFile(path, (await readFile(path, 'utf8')).replace('member', 'nobody'))
    const closed = await openGate(world.ports, journal)
    assertSame(closed.closed(id), { since: world.ports.clock.now(), isDamaged: true })
    assert.ok(closed.isBehind(id))
  })

  it('is refused where the copy is not whole, or not of this version, and stays empty', async (t) => {
    const { copy } = await folders(t)
    const database = await freshDatabase()
    t.after(database.close)
    await backup(database.config.app, copy, Temporal.Instant.from(now))
    const file = join(copy, 'all.demo_clock.gz')
    const manifest = join(copy, 'backup.json')
    const [part, text] = [await readFile(file), await readFile(manifest, 'utf8')]
    const refused = (why: RegExp) => assert.rejects(restore(database.config.owner, copy), why)

    await writeFile(file, new Uint8Array([...part, 0]))
    await refused(/^UnfitBackup: all.demo_clock.gz is not as it was written$/)
    await writeFile(file, part)
    await writeFile(manifest, text.replace('001-', '000-'))
    await refused(/^UnfitBackup: the copy is of another version/)
    await rm(manifest)
    await refused(/^UnfitBackup: .* holds no whole copy/)
    await writeFile(manifest, text)
    await restore(database.config.owner, copy)
    await assert.rejects(backup(database.config.app, copy, Temporal.Instant.from(now)), /is not empty/)
  })
})
