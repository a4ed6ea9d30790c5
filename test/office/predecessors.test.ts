import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { importsAnswer, predecessorsAnswer } from '../../src/wire/joining.ts'
import { memberAnswer } from '../../src/wire/office.ts'
import {
  approveIt,
  askToImport,
  askToRegister,
  certificatesFile,
  faultsOf,
  openJoiningOffice,
} from '../world/joining.ts'
import { saysNo } from '../world/office-browser.ts'
import { logOn, ownPins, prove, readPerson, renew, showCertificate } from '../world/person.ts'
import { fingerprintOf, oldAuthority } from '../world/predecessor.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const head = '契約者ID,ID,拇印,シリアル番号,有効期限日'
const plan = { from: '2025-12-10T00:00:00Z', until: '2026-12-10T14:59:59Z' }

/** Registered by two people, with the certificates of Ichiro and Misaki brought in by two. */
async function withPredecessor(world: World) {
  const office = await openJoiningOffice(world)
  const old = oldAuthority()
  assert.equal((await approveIt(world, office, await askToRegister(office.desk, old.pem))).status, 200)
  const { authorities } = await office.desk.read(importsAnswer, '/api/imports')
  const issuerId = authorities[0]?.id ?? ''
  const ichiro = old.issue({ ...plan, name: 'ichiro', serial: '0a01' })
  const misaki = old.issue({ ...plan, name: 'misaki', serial: '0a02' })
  const csv = `${head}
1000200301,ichiro,${fingerprintOf(ichiro).toHex()},,2026-12-10
1000200301,misaki,,0A:02,2026/12/10
`
  const asked = await askToImport(office.desk, certificatesFile(issuerId, csv))
  assert.equal((await approveIt(world, office, asked)).status, 200)
  return { office, old, issuerId, ichiro, misaki, csv, asked }
}

describe('the CA in use before', () => {
  it('is registered by two, its certificates are brought in by two, and they log on', async (t) => {
    const world = await makeWorld(t, { now })
    const { office, ichiro, misaki, asked } = await withPredecessor(world)
    assert.deepEqual(
      [asked.shown.lines, asked.shown.issuer[0]?.subject],
      [2, 'CN=Old Client CA,O=Earlier Bank'],
    )
    for (const [held, loginId] of [
      [ichiro, 'ichiro'],
      [misaki, 'misaki'],
    ] as const) {
      const person = await readPerson(world, loginId)
      await logOn(world.openBrowser(), held, person.pin)
    }
    const { id } = await readPerson(world, 'ichiro')
    const approver = await office.approver.read(memberAnswer, `/api/members/${id}`)
    assert.deepEqual(
      approver.certificates.map(({ origin, stage, serialNumber, commonName }) => [
        origin,
        stage,
        serialNumber,
        commonName,
      ]),
      [['predecessor', 'current', '0a01', 'ichiro']],
    )
  })

  it('has its remaining certificates counted, until the last is renewed into ours', async (t) => {
    const world = await makeWorld(t, { now })
    const { office, ichiro } = await withPredecessor(world)
    const board = async () => {
      const { authorities, contracts } = await office.desk.read(predecessorsAnswer, '/api/predecessors')
      const [{ left, renewing, expired, done, unseen } = { left: -1 }] = authorities
      const [contract] = contracts
      return [
        left,
        renewing,
        expired,
        done,
        unseen,
        contract?.left,
        contract?.expired,
        contract?.done,
        contract?.nextExpiry,
      ]
    }
    assert.deepEqual(await board(), [2, 0, 0, 0, 2, 2, 0, 0, '2026-12-10'])
    const person = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    await logOn(browser, ichiro, person.pin)
    await browser.post('/first-use', ownPins)
    assert.deepEqual(await board(), [2, 0, 0, 0, 1, 2, 0, 0, '2026-12-10'])
    const made = await renew(browser, ichiro)
    assert.deepEqual(await board(), [1, 1, 0, 0, 1, 2, 0, 0, '2026-12-10'])
    await prove(browser, made)
    assert.deepEqual(await board(), [1, 0, 0, 1, 1, 1, 0, 1, '2026-12-10'])
    assert.equal((await showCertificate(world.openBrowser(), ichiro)).screen, 'L-51')
    const { joining } = world.ports.store.at(world.institution().id)
    const [over] = await joining.predecessors(Temporal.PlainDate.from('2026-12-11'))
    assert.deepEqual([over?.left, over?.expired], [0, 1])
  })

  it('is shown unseen on the page of a member whose certificate nobody has shown', async (t) => {
    const world = await makeWorld(t, { now })
    const { office } = await withPredecessor(world)
    const { id } = await readPerson(world, 'ichiro')
    const { certificates, answers } = await office.approver.read(memberAnswer, `/api/members/${id}`)
    assert.equal(certificates[0]?.serialNumber, undefined)
    assert.deepEqual(
      answers.map(({ act, answer }) => [act, answer]).filter(([act]) => act === 'log-on' || act === 'renew'),
      [
        ['log-on', 'yes'],
        ['renew', 'yes'],
      ],
    )
  })

  it('has faults in a file of its certificates told by line', async (t) => {
    const world = await makeWorld(t, { now })
    const { office, issuerId, csv } = await withPredecessor(world)
    const faults = await faultsOf(
      office.desk,
      certificatesFile(issuerId, `${csv}1000200301,nobody,,ff,2026-12-10\n1000200301,hanako,,gg,soon\n`),
    )
    assert.deepEqual(
      faults.map(({ line, kind }) => [line, kind]),
      [
        [2, 'member-has-certificate'],
        [2, 'certificate-there'],
        [3, 'member-has-certificate'],
        [3, 'certificate-there'],
        [4, 'no-such-member'],
        [5, 'not-a-serial-number'],
        [5, 'not-a-date'],
      ],
    )
  })

  it('is registered once, and only a CA in its time that has signed itself rightly', async (t) => {
    const world = await makeWorld(t, { now })
    const { office, old, issuerId } = await withPredecessor(world)
    const preview = async (pem: string) =>
      saysNo(await office.desk.post('/api/predecessors/preview', { pem }))
    const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' })
    const leaf = old.issue({ ...plan, name: 'ichiro', serial: '0a03' }).certificate
    const spoilt = Uint8Array.from(oldAuthority().certificate)
    spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1
    for (const [what, pem, expected] of [
      ['the same again', old.pem, '422 predecessor-unfit'],
      ['a person’s certificate', pemOf(leaf), '422 predecessor-unfit'],
      ['one that is over', oldAuthority('Over', '2000-01-01T00:00:00Z').pem, '422 predecessor-unfit'],
      ['a spoilt signature', pemOf(spoilt), '422 predecessor-unfit'],
      ['the same twice', twice(oldAuthority().pem), '422 predecessor-unfit'],
      ['ours', pemOf(await ourCa(world)), '422 predecessor-unfit'],
      ['a key', String(key), '400 malformed'],
      ['nothing that is PEM', 'hello', '400 malformed'],
    ] as const)
      assert.equal(await preview(pem), expected, what)
    assert.match(issuerId, /^[0-9a-f-]{36}$/)
  })

  it('registers nothing for whoever asked, nor twice', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const [first, second] = [oldAuthority('One'), oldAuthority('Two')]
    const asked = await askToRegister(office.desk, first.pem)
    await assert.rejects(askToRegister(office.desk, second.pem), /approval-waits/)
    const own = { ...office, approver: office.desk }
    assert.match(saysNo(await approveIt(world, own, asked)), /^403 /)
    assert.equal((await approveIt(world, office, asked)).status, 200)
    assert.equal(saysNo(await approveIt(world, office, asked)), '409 approval-closed')
  })
})

const pemOf = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${der.toBase64()}\n-----END CERTIFICATE-----\n`
const twice = (pem: string) => pem + pem

async function ourCa(world: World): Promise<Uint8Array> {
  const issuer = await world.ports.store.at(world.institution().id).issuers.issuing()
  return issuer?.certificate ?? assert.fail()
}
