import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decideRenewal } from '../../src/domain/renewal.ts'
import { approval } from '../../src/wire/office.ts'
import { policyAnswer, versionPreview, versionReach } from '../../src/wire/policy.ts'
import { situationAt } from '../lives.ts'
import { saysNo } from '../world/office-browser.ts'
import { becomeCustomer, type Person, readPerson } from '../world/person.ts'
import { approveVersion, askFor, openPolicyOffice, wishFrom } from '../world/policy.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const announcement = {
  from: '2026-11-23',
  title: { ja: '電子証明書の更新手順の変更について', en: 'How renewal changes' },
  body: {
    ja: '12月1日より、更新の受付を有効期限の40日前からにします。',
    en: 'Renewal opens 40 days before.',
  },
}

describe('a new version of the policy', () => {
  it('is shown, asked for by one, approved by another, and followed from its day on', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openPolicyOffice(world)
    const wish = await wishFrom(office.editor, '2026-12-01', { renewalOpens: 40 }, announcement)
    const { approvalId, shownHash, preview } = await askFor(office.editor, wish)
    assert.equal(preview.shown.version, 2)
    assert.deepEqual(preview.shown.changes, [
      {
        field: 'renewal-opens',
        before: { ja: '30 日前から', en: 'from 30 days before' },
        after: { ja: '40 日前から', en: 'from 40 days before' },
      },
    ])
    const shown = await office.approver.read(approval, `/api/approvals/${approvalId}`)
    assert.deepEqual(shown.shown, preview.shown, 'word for word what was asked for')
    const felt = await office.approver.read(versionReach, `/api/policy/reach/${approvalId}`)
    assert.deepEqual(felt, { reach: preview.reach, examples: preview.examples })
    assert.equal((await approveVersion(world, office, { approvalId, shownHash })).status, 200)

    const [first, second] = world.institution().versions
    assert.equal(first?.policy.renewalOpens, 30)
    assert.equal(second?.policy.renewalOpens, 40)
    assert.equal(second?.effectiveFrom.toString(), '2026-12-01')
    assert.equal(second?.announcement?.from.toString(), '2026-11-23')
    assert.deepEqual(second?.announcement?.title, announcement.title)
    const { versions, openApprovals } = await office.editor.read(policyAnswer, '/api/policy')
    assert.deepEqual(
      versions.map(({ version, state, changes }) => [version, state, changes.length]),
      [
        [2, 'coming', 1],
        [1, 'in-force', 0],
      ],
    )
    assert.deepEqual(openApprovals, [])
    const events = await world.database.db
      .selectFrom('audit_event')
      .select(['actor', 'facts'])
      .where('kind', '=', 'policy-version-added')
      .execute()
    assert.deepEqual(events.at(-1), {
      actor: 'staff',
      facts: { version: 2, from: '2026-12-01', request: approvalId },
    })
  })

  it('that was wrong is replaced by another for the same day', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openPolicyOffice(world)
    for (const renewalOpens of [400, 40]) {
      const wish = await wishFrom(office.editor, '2026-12-01', { renewalOpens: Math.min(renewalOpens, 60) })
      assert.equal((await approveVersion(world, office, await askFor(office.editor, wish))).status, 200)
    }
    const { versions } = await office.editor.read(policyAnswer, '/api/policy')
    assert.deepEqual(
      versions.map(({ version, state }) => `${version} ${state}`),
      ['3 coming', '2 replaced', '1 in-force'],
    )
  })

  it('that opens renewal later closes it for nobody for whom it has opened, and says of how many', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro) // E is 22 November 2027
    world.goTo('2026-12-02T09:00:00')
    const hanako = await readPerson(world, 'hanako')
    await becomeCustomer(world, hanako) // E is 2 December 2027
    world.goTo('2027-10-25T09:00:00')
    const office = await openPolicyOffice(world)
    const later = { renewalOpens: 20, mailDays: [20] }
    const asked = await askFor(office.editor, await wishFrom(office.editor, '2027-11-01', later))
    const { expiring, renewable, kept } = asked.preview.reach
    assert.deepEqual([expiring, renewable, kept], [2, 0, 1])
    assert.equal((await approveVersion(world, office, asked)).status, 200)

    const renewing = async ({ id }: Person) => {
      const { members, certificates } = world.ports.store.at(world.institution().id)
      const [life, all] = [await members.life(id), await certificates.ofMember(id)]
      const current = all.find(({ stage }) => stage === 'current') ?? assert.fail()
      const situation = situationAt(
        world.ports.clock.now(),
        life ?? assert.fail(),
        world.institution().versions,
      )
      const decision = decideRenewal({ certificateId: current.id }, situation)
      return decision.answer === 'yes' ? 'yes' : decision.code
    }
    assert.equal(await renewing(ichiro), 'yes')
    world.goTo('2027-11-05T09:00:00') // E−30 of hers was 2 November
    assert.deepEqual([await renewing(ichiro), await renewing(hanako)], ['yes', 'renewal-not-open'])
  })

  it('waits alone: a second request is told to wait', async (t) => {
    const world = await makeWorld(t, { now })
    const { editor } = await openPolicyOffice(world)
    const first = await askFor(editor, await wishFrom(editor, '2026-12-01', { renewalOpens: 40 }))
    const wish = await wishFrom(editor, '2026-12-05', { renewalOpens: 50 })
    const { shownHash } = await editor.do(versionPreview, '/api/policy/preview', wish)
    const again = await editor.post('/api/policy/versions', { wish, shownHash, evidence: 'x' })
    assert.equal(saysNo(again), '409 approval-waits')
    const { openApprovals } = await editor.read(policyAnswer, '/api/policy')
    assert.deepEqual(openApprovals, [first.approvalId])
  })

  it('dies when another comes first, and when its day has come', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openPolicyOffice(world)
    const asked = await askFor(
      office.editor,
      await wishFrom(office.editor, '2026-12-01', { renewalOpens: 40 }),
    )
    // By another way than this office: at the terminal, say.
    await world.database.db
      .insertInto('policy_version')
      .values({
        institution_id: world.institution().id,
        version: 2,
        effective_from: Temporal.PlainDate.from('2027-01-01'),
        policy: JSON.stringify(world.institution().versions[0]?.policy),
        created_at: world.ports.clock.now(),
      })
      .execute()
    assert.equal(saysNo(await approveVersion(world, office, asked)), '409 target-changed')

    const next = await askFor(
      office.editor,
      await wishFrom(office.editor, '2026-11-23', { renewalOpens: 40 }),
    )
    world.goTo('2026-11-23T00:00:00')
    await world.sweep()
    const approvals = await world.database.db
      .selectFrom('approval')
      .select(['approval_id', 'state'])
      .execute()
    assert.equal(approvals.find((each) => each.approval_id === next.approvalId)?.state, 'target-changed')
    assert.equal(world.institution().versions.length, 2)
  })

  it('is refused with the places of its faults, and changes nothing', async (t) => {
    const world = await makeWorld(t, { now })
    const { editor } = await openPolicyOffice(world)
    const wish = await wishFrom(editor, '2026-12-01', { renewalOpens: 5, mailDays: [30, 10], proveDays: 0 })
    const answer = await editor.post('/api/policy/preview', wish)
    assert.equal(saysNo(answer), '422 policy-faulty')
    assert.match(answer.text, /"places":"proveDays mailDays/)
    for (const [title, wrong] of [
      ['today', { ...wish, effectiveFrom: '2026-11-22' }],
      ['nothing', await wishFrom(editor, '2026-12-01', {})],
      [
        'a link',
        await wishFrom(
          editor,
          '2026-12-01',
          { renewalOpens: 40 },
          {
            ...announcement,
            body: { ...announcement.body, ja: 'https://a.example' },
          },
        ),
      ],
    ] as const) {
      assert.equal(saysNo(await editor.post('/api/policy/preview', wrong)), '422 policy-faulty', title)
    }
    assert.equal(
      (await editor.post('/api/policy/preview', { ...wish, effectiveFrom: '2026-02-30' })).status,
      400,
    )
    assert.equal((await editor.read(policyAnswer, '/api/policy')).versions.length, 1)
  })

  it('is for policy editors; approvers and auditors read it', async (t) => {
    const world = await makeWorld(t, { now })
    const { editor: auditor, approver } = await openPolicyOffice(world, ['auditor'])
    const wish = await wishFrom(auditor, '2026-12-01', { renewalOpens: 40 })
    for (const person of [auditor, approver]) {
      assert.equal((await person.get('/api/policy')).status, 200)
      assert.equal(saysNo(await person.post('/api/policy/preview', wish)), '403 staff-not-allowed')
    }
    const desk = await makeWorld(t, { now })
    const { editor } = await openPolicyOffice(desk, ['desk'])
    assert.equal(saysNo(await editor.get('/api/policy')), '403 staff-not-allowed')
  })
})

describe('the preview of a version', () => {
  it('counts those whom it touches and shows their dates, without a name', async (t) => {
    const world = await makeWorld(t, { now })
    await becomeCustomer(world, await readPerson(world, 'ichiro')) // E is 22 November 2027
    world.goTo('2026-12-01T09:00:00')
    await becomeCustomer(world, await readPerson(world, 'hanako')) // E is 1 December 2027
    world.goTo('2027-10-25T09:00:00')
    const { editor } = await openPolicyOffice(world)
    const afterExpiry = { kind: 'acquire' as const, days: 180 }
    const changes = { renewalOpens: 45, mailDays: [45, 10], afterExpiry }
    const wish = await wishFrom(editor, '2027-11-25', changes)
    const { reach, examples } = await editor.do(versionPreview, '/api/policy/preview', wish)
    assert.deepEqual(reach, { expiring: 1, mailed: 1, renewable: 1, kept: 0, told: 0, waiting: 1 })
    assert.equal(examples.length, 1)
    const [example] = examples
    assert.deepEqual([example?.expiryDate, example?.count], ['2027-12-01', 1])
    assert.deepEqual(example?.before, {
      renewalOpensOn: '2027-11-01',
      mailsOn: ['2027-11-01', '2027-11-21', '2027-12-02', '2028-02-19'],
      lastDay: '2028-02-29',
    })
    assert.deepEqual(example?.after, {
      renewalOpensOn: '2027-10-17',
      mailsOn: ['2027-10-17', '2027-11-21', '2027-12-02', '2028-05-19'],
      lastDay: '2028-05-29',
    })
    const early = await wishFrom(editor, '2027-11-11', changes)
    const both = await editor.do(versionPreview, '/api/policy/preview', early)
    assert.equal(both.reach.expiring, 2)
    assert.deepEqual([both.reach.mailed, both.reach.renewable], [2, 1])
  })
})
