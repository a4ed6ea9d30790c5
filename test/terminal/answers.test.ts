import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { contractNumber } from '../world/institution.ts'
import { typeAt } from '../world/terminal.ts'
import { makeWorld } from '../world.ts'

/** `tell` refuses to print what is not as its schema says, so that each line here proves one of them. */
it('whatever does something answers programs, and its no is JSON too', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-answers-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const journalFolder = mkdtempSync(join(folder, 'journal-'))
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', journalFolder })
  const file = (name: string, ...lines: string[]) => {
    writeFileSync(join(folder, name), ['契約者ID,会社名,区分,ID,氏名', ...lines, ''].join('\n'))
    return join(folder, name)
  }
  const good = file('good.csv', '3000000001,青木製作所,管理者,aoki01,青木一')
  const faulty = file('faulty.csv', ',,社長,aoki-01,')
  const staff = 'staff add --login-id s.sato --name Sato --role desk'
  const asks = '--operator k.mori --evidence ticket'
  for (const [line, exitCode, expected] of [
    [staff, 0, /"activationCode": "/],
    ['staff list', 0, /"state": "code-waits"/],
    ['staff renew --login-id s.sato', 0, /"activateAt": "https:/],
    ['staff mail --login-id s.sato --mail sato@bank.example', 0, /sato@bank\.example/],
    ['staff disable --login-id s.sato', 0, /"loginId": "s\.sato"/],
    ['staff disable --login-id s.sato', 1, /"code":"staff-not-allowed"/],
    ['staff disable --login-id nobody', 1, /"code":"not-found"/],
    ['switch engage reissue --ja 停止 --en off', 0, /"state": "off"/],
    ['switch state', 0, /"since": "2026-11-22T/],
    [`request switch-release reissue ${asks}`, 0, /"act": "switch-release"/],
    [`request switch-release mails ${asks}`, 1, /"code":"/],
    [`request import ${good} --dry-run`, 0, /"lines": 1/],
    [`request import ${good} ${asks}`, 0, /"request": "/],
    [`request import ${faulty} ${asks}`, 1, /"code": "import-faulty"/],
    [`request import ${folder}/none.csv ${asks}`, 2, /"code":"malformed"/],
    ['ca prepare', 0, /"state": "prepared"/],
    ['ca prepare', 1, /"code":"ca-unfit"/],
    ['mail test me@bank.example', 1, /"code":"mail-not-sent"/],
    [`notices explain hanako --contract ${contractNumber} --operator k.mori`, 0, /"hindrances"/],
    ['journal status', 0, /"doors": "open"/],
    ['journal reconcile --dry-run', 0, /"purpose": "rehearse"/],
  ] as const) {
    const words = line.split(' ')
    const at = words[0] === 'journal' ? [] : ['--institution', 'a']
    const said = await typeAt(world)(...words, ...at, '--json')
    assert.equal(said.exitCode, exitCode, `${line}: ${said.text}`)
    assert.match(said.text, expected, line)
    assert.doesNotThrow(() => JSON.parse(said.text), line)
    if (words[0] === 'journal') continue
    const nowhere = await typeAt(world)(...words, '--institution', 'nowhere', '--json')
    assert.equal(nowhere.exitCode, 2, `${line}: ${nowhere.text}`)
    assert.equal(JSON.parse(nowhere.text).code, 'malformed')
  }
  const japanese = await typeAt(world)('ca prepare --institution a --language ja')
  assert.match(japanese.text, /^refused \(ca-unfit\): .*\n.*準備済みの認証局が、すでにあります。/)
})
