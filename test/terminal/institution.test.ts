import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { policyTemplate } from '../../src/cli/policy-file.ts'
import { issuingAuthority } from '../../src/domain/issuing-authority.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { formatName } from '../../src/pki/format-name.ts'
import { institutionShown, institutionsShown } from '../../src/wire/terminal.ts'
import { typeAt } from '../world/terminal.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** What an operator has made of the template. */
const policy = () => policyTemplate().replace('"telephone": ""', '"telephone": "03-0000-0000"')

async function besideIt(t: TestContext, text = policy()) {
  const world = await makeWorld(t, { now })
  const folder = mkdtempSync(join(tmpdir(), 'warifu-policy-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'policy.json')
  writeFileSync(file, text)
  const type = typeAt(world)
  const add = (slug: string, ...more: string[]) => {
    const usual = [
      ['--name-ja', '青葉銀行'],
      ['--name-en', 'Aoba Bank'],
      ['--organization', 'Aoba Bank'],
      ['--time-zone', 'Asia/Tokyo'],
      ['--policy', file],
    ].filter(([flag = '']) => !more.includes(flag))
    return type('institution', 'add', slug, ...usual.flat(), ...more)
  }
  return { world, type, add }
}

describe('warifu institution', () => {
  it('add: makes one that can issue, and says what comes next', async (t) => {
    const { world, type, add } = await besideIt(t)
    const { text, exitCode } = await add('aoba')
    assert.equal(exitCode, 0, text)
    assert.match(text, /warifu staff add --institution aoba/)
    assert.match(text, /https:\/\/aoba\.office\.warifu\.test:8443\/activate/)
    await world.portal.directory.refresh()
    const { id, name, versions } = world.institution('aoba')
    assert.equal(name.ja, '青葉銀行')
    assert.equal(versions[0]?.policy.wording.helpDesk.telephone, '03-0000-0000')
    const issuing = issuingAuthority(await world.ports.store.at(id).issuers.all())
    assert.ok(issuing)
    assert.match(formatName(parseCertificate(issuing.certificate).subject), /Aoba Bank Client Issuing CA G1/)
    const shown = institutionShown.parse(JSON.parse((await type('institution show aoba --json')).text))
    assert.deepEqual(shown.authorities.map(({ level, issues }) => [level, issues]).sort(), [
      ['issuing', true],
      ['root', false],
    ])
    assert.equal(shown.hosts.portal, 'https://aoba.warifu.test:8443')
    assert.equal(shown.policy.version, 1)
    await world.sweep('aoba') // looks back at those who have expired
  })

  it('add --without-ca: says that nothing can be issued, and so does show', async (t) => {
    const { type, add } = await besideIt(t)
    assert.match((await add('aoba', '--without-ca')).text, /can issue nothing/)
    assert.match((await type('institution show aoba')).text, /issuing CA +NONE/)
  })

  for (const [what, slug, more, why] of [
    ['one that is there', 'a', [], /there is an institution a/],
    ['one that is called like a host of ours', 'pki', [], /no institution can be called "pki"/],
    ['one with a hyphen', 'a-b', [], /no institution can be called/],
    ['one in no time zone', 'aoba', ['--time-zone', 'Tokyo'], /"Tokyo" is not a time zone/],
    ['an issuing CA that outlasts its root', 'aoba', ['--root-years', '5'], /cannot outlast its root/],
    ['years that are no number', 'aoba', ['--root-years', 'x'], /a number from 1 to 50/],
    ['an organization in Japanese', 'aoba', ['--organization', '青葉'], /--organization: 1 to 40 Latin/],
  ] as const) {
    it(`add: calls ${what} misuse, and makes nothing`, async (t) => {
      const { type, add } = await besideIt(t)
      const { text, exitCode } = await add(slug, ...more)
      assert.equal(exitCode, 2, text)
      assert.match(text, why)
      const { institutions } = institutionsShown.parse(
        JSON.parse((await type('institution list --json')).text),
      )
      assert.deepEqual(
        institutions.map((one) => one.slug),
        ['a'],
      )
    })
  }

  it('add: refuses an issuing CA that ends too soon for the certificates of its policy, and makes nothing', async (t) => {
    const text = policy().replace('"years": 1', '"years": 3')
    assert.notEqual(text, policy())
    const { type, add } = await besideIt(t, text)
    const { text: said, exitCode } = await add('aoba', '--issuing-years', '3')
    assert.equal(exitCode, 1, said)
    assert.match(said, /^refused \(ca-unfit\): too little can be issued/)
    assert.equal((await type('institution show aoba')).exitCode, 2)
    assert.equal((await add('aoba', '--issuing-years', '4', '--root-years', '4')).exitCode, 0)
  })

  for (const [what, text, why] of [
    ['is not JSON', '{', /the policy is not JSON/],
    ['has a field that there is not', policy().replace('"renewalOpens"', '"renewalOpen"'), /renewalOpens?/],
    ['contradicts itself', policy().replace('"renewalOpens": 30', '"renewalOpens": 0'), /renewalOpens/],
    ['still has the template’s help desk', policyTemplate(), /helpDesk\.telephone is empty/],
  ] as const) {
    it(`add: refuses a policy that ${what}`, async (t) => {
      const { add } = await besideIt(t, text)
      const { text: said, exitCode } = await add('aoba')
      assert.equal(exitCode, 2, said)
      assert.match(said, why)
    })
  }

  it('list and show: tell people and programs what there is', async (t) => {
    const { world, type } = await besideIt(t)
    assert.match((await type('institution list')).text, /^a {2}\S+ .* https:\/\/a\.warifu\.test:8443$/m)
    const { text } = await type('institution show a')
    assert.match(text, /^ {2}contracts +1$/m)
    assert.match(text, /^ {2}certificates +0 in use$/m)
    for (const [title, address] of [
      ['portal', 'https://a.warifu.test:8443'],
      ['log-on', 'https://a-{label}.logon.warifu.test:8443'],
      ['office', 'https://a.office.warifu.test:8443'],
      ['API', 'https://a.api.warifu.test:8443'],
      ['EST', 'https://a.est.warifu.test:8443/.well-known/est'],
      ['OpenID Connect', 'https://a.warifu.test:8443/oidc'],
      ['certificates of CAs', 'http://pki.warifu.test:8080/a/ca/bundle.pem'],
      ['OCSP', 'http://pki.warifu.test:8080/a/ocsp'],
    ] as const)
      assert.ok(
        text.split('\n').some((line) => line.trim().startsWith(title) && line.endsWith(` ${address}`)),
        title,
      )
    const { authorities } = institutionShown.parse(JSON.parse((await type('institution show a --json')).text))
    const { db } = world.database
    assert.equal(new Set(authorities.map(({ listAt }) => listAt)).size, 2)
    for (const { id, listAt, certificateAt } of authorities) {
      assert.ok(
        await db.selectFrom('issuer').select('issuer_id').where('issuer_id', '=', id).executeTakeFirst(),
      )
      assert.ok(listAt?.endsWith(`/a/crl/${id}.crl`) && certificateAt?.endsWith(`/a/ca/${id}.cer`))
    }
    const missing = await type('institution show b')
    assert.deepEqual([missing.exitCode, missing.text], [2, 'there is no institution b; did you mean "a"?\n'])
  })
})
