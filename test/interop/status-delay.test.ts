import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { describe, it, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { shardOf } from '../../src/domain/status-times.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { keepResponders } from '../../src/service/status/keep-responders.ts'
import { issuerOf, publish } from '../status/lists.ts'
import { openPkiHost } from '../status/pki-host.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'
import { certificatePem } from './pki-authority.ts'
import { folder, has } from './pki-tools.ts'
import { runBeside } from './run-beside.ts'

/** As the program does, each second: a list that says it is no newer than another is none for NSS. */
function keepPublishing(t: TestContext, world: World): void {
  let over = false
  const ended = (async () => {
    while (!over) {
      await publish(world)
      await sleep(1000)
      world.advance({ seconds: 1 })
    }
  })()
  t.after(async () => {
    over = true
    await ended
  })
}

describe('from an act to what others see', () => {
  it('less than a minute passes, for OpenSSL, GnuTLS and NSS', async (t) => {
    if (!has(t, 'openssl', 'certtool', 'certutil', 'crlutil')) return
    const world = await makeWorld(t, { now: Temporal.Now.instant().toString() })
    const origin = await openPkiHost(t, world)
    await keepResponders(world.ports, world.institution())
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    const [root, issuing] = [await issuerOf(world, 'root'), await issuerOf(world, 'issuing')]
    const path = folder(t, {
      root: certificatePem(root.certificate),
      rootDer: root.certificate,
      issuing: certificatePem(issuing.certificate),
      issuingDer: issuing.certificate,
      chain: certificatePem(issuing.certificate) + certificatePem(root.certificate),
      held: certificatePem(held.certificate),
      heldDer: held.certificate,
      both: certificatePem(held.certificate) + certificatePem(issuing.certificate),
    })
    const shard = shardOf(parseCertificate(held.certificate).notAfter)
    const fetched = async (name: string, address: string) => {
      const answer = await fetch(`${origin}/a/crl/${address}.crl`)
      if (answer.status === 200) writeFileSync(path(name), new Uint8Array(await answer.arrayBuffer()))
      return answer.status === 200
    }
    const pem = async (name: string) =>
      writeFileSync(
        `${path(name)}.pem`,
        await runBeside('openssl', ['crl', '-inform', 'DER', '-in', path(name)]),
      )
    const database = `sql:${path('.')}`
    await runBeside('certutil', ['-N', '-d', database, '--empty-password'])
    for (const [name, trust] of [
      ['rootDer', 'CT,C,C'],
      ['issuingDer', ',,'],
      ['heldDer', ',,'],
    ] as const)
      await runBeside('certutil', ['-A', '-d', database, '-n', name, '-t', trust, '-i', path(name)])

    /** What each says now; by a list that it has fetched now. */
    const peers: Record<string, () => Promise<string>> = {
      'OpenSSL, the list of the month': async () => {
        if (!((await fetched('shard', `${issuing.id}/${shard}`)) && (await fetched('rootList', root.id))))
          return ''
        await pem('shard')
        const lists = ['-CRLfile', `${path('shard')}.pem`]
        return runBeside('openssl', [
          'verify',
          '-crl_check',
          ...lists,
          '-CAfile',
          path('chain'),
          path('held'),
        ])
      },
      'OpenSSL, OCSP': () =>
        runBeside('openssl', [
          ...['ocsp', '-issuer', path('issuing'), '-cert', path('held'), '-CAfile', path('chain')],
          ...['-url', `${origin}/a/ocsp`],
        ]),
      'GnuTLS, the list of everything': async () => {
        if (!((await fetched('all', issuing.id)) && (await fetched('rootList', root.id)))) return ''
        for (const name of ['all', 'rootList']) await pem(name)
        const lists = `${path('all')}.both`
        await runBeside('sh', ['-c', `cat '${path('all')}.pem' '${path('rootList')}.pem' > '${lists}'`])
        const chain = ['--load-ca-certificate', path('root'), '--load-crl', lists]
        return runBeside('certtool', ['--verify', ...chain, '--infile', path('both')])
      },
      'NSS, the list of everything': async () => {
        if (!(await fetched('all', issuing.id))) return ''
        await runBeside('crlutil', ['-I', '-d', database, '-i', path('all'), '-t', '1'])
        return runBeside('certutil', ['-V', '-d', database, '-n', 'heldDer', '-u', 'C'])
      },
    }
    keepPublishing(t, world)
    const says = async (peer: string, wanted: RegExp) => {
      const begun = performance.now()
      for (;;) {
        const said = await (peers[peer]?.() ?? assert.fail())
        const waited = performance.now() - begun
        if (wanted.test(said)) return waited
        assert.ok(waited < 60_000, `${peer}: ${said}`)
        await sleep(100)
      }
    }
    for (const peer of Object.keys(peers))
      await says(peer, /: OK|: good|certificate is trusted|certificate is valid/)
    await world.ports.store.transact(world.institution().id, (tx) =>
      tx.members.reportLoss(ichiro.id, world.ports.clock.now()),
    )
    for (const [peer, waited] of await Promise.all(
      Object.keys(peers).map(async (peer) => [peer, await says(peer, /revoked/i)] as const),
    ))
      t.diagnostic(`${peer}: revoked ${(waited / 1000).toFixed(1)} s after the act`)
  })
})
