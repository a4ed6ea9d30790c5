import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { encodePem } from '../../src/pki/pem.ts'
import { type DemoProgram, startDemo } from '../demo-program.ts'
import type { Held } from '../world/person.ts'
import { fingerprintOf, type OldAuthority, oldAuthority } from '../world/predecessor.ts'
import { openReceiver, verify as verifyMessage } from '../world/webhook.ts'
import { stagesOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { comes, openFirstRequest, verify } from './desk.ts'
import { renew } from './enrolment.ts'
import { press } from './keyboard.ts'
import { whyNoBrowser } from './launcher.ts'
import { inspect } from './office-screen.ts'
import { choosePins, enterPin, go, leave, openPerson, type Person, showCertificate } from './person.ts'
import { mainText, meet, stands } from './screen.ts'
import {
  activateWithPasskey,
  enterActivationCode,
  leaveOffice,
  openStaff,
  type StaffPerson,
  visit,
} from './staff.ts'

/** Ten thousand once; in the other language the same pages with fewer. */
const offices = [
  { language: 'ja', maker: 'mori', approver: 'ogawa', member: 'sato01', people: 10_000 },
  { language: 'en', maker: 'ishii', approver: 'hayashi', member: 'takahashi01', people: 300 },
] as const

for (const { language, maker: makerId, approver: approverId, member: memberId, people } of offices) {
  describe(`who joins from another system, in ${language}`, { concurrency: false }, () => {
    let program: DemoProgram
    let maker: StaffPerson
    let approver: StaffPerson
    let member: Person
    let old: OldAuthority
    let held: Held
    const folder = mkdtempSync(join(tmpdir(), 'warifu-joining-'))
    before(async () => {
      if (whyNoBrowser() !== undefined) return
      program = await startDemo()
      maker = await openStaff(program, makerId, language)
      approver = await openStaff(program, approverId, language)
      member = await openPerson(program, memberId, language)
      for (const person of [maker, approver]) {
        await visit(person, `/activate?lang=${language}`)
        await enterActivationCode(person, person.staff.activationCode)
        await activateWithPasskey(person)
      }
      old = oldAuthority()
      held = old.issue({ name: 'OLD HOLDER', serial: '0a01', from: dayFrom(-345), until: dayFrom(20) })
    })
    after(async () => {
      rmSync(folder, { recursive: true })
      if (program === undefined) return
      try {
        await Promise.all([leaveOffice(maker), leaveOffice(approver), leave(member)])
      } finally {
        await program.close()
      }
    })

    const bringFile = async (name: string, csv: string) => {
      const { page } = maker
      await page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) })
      await page.locator('main form button.primary').first().click()
    }
    const ask = async () => {
      const { page } = maker
      await page.locator('#evidence').fill('営業店から受け取り、件数を電話で確かめました。')
      await page.locator('main form button.primary').click()
      await stands(page, 'S-51')
    }
    const approve = async (look: RegExp) => {
      const { page } = approver
      await openFirstRequest(approver)
      assert.match(await mainText(page), look)
      await page.locator('main button.primary').click()
      await verify(approver)
      await page.locator('.outcome').waitFor()
      await inspect(page, 'S-51', 'decided')
    }
    const countMembers = async () => {
      const { count } = await program.database.db
        .selectFrom('member')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    }

    it(`has each faulty line of ${people} named, and comes in with the mended file`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = maker
      await press(page, page.locator('.side a[href="/imports"]'))
      await stands(page, 'J-10')
      await page.locator('#file').waitFor()
      await inspect(page, 'J-10')
      const before = await countMembers()
      const faulty = linesOf(people)
      faulty[6] = faulty[6]?.replace('@x.example', '') ?? ''
      faulty[people - 2] = faulty[people - 2]?.replace(/利用者/, '係') ?? ''
      faulty[people] = faulty[1] ?? ''
      await bringFile('people.csv', faulty.join('\r\n'))
      const faults = page.locator('main table.rows tbody tr')
      await faults.first().waitFor()
      await comes(async () => (await faults.count()) === 3, 'each faulty line is named')
      assert.deepEqual(await faults.locator('th').allInnerTexts(), [
        '7',
        String(people - 1),
        String(people + 1),
      ])
      await inspect(page, 'J-10', 'faulty')
      assert.equal(await countMembers(), before)

      await bringFile('people.csv', linesOf(people).join('\r\n'))
      await page.locator('#evidence').waitFor()
      await inspect(page, 'J-10', 'preview')
      await ask()
      await inspect(page, 'S-51', 'import')
      assert.equal(await countMembers(), before, 'nothing before the other has agreed')
      await approve(/people\.csv/)
      assert.equal(await countMembers(), before + people)
    })

    it('may be a single contract, typed in', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = maker
      await visit(maker, '/imports/new')
      await page.locator('#contract').waitFor()
      await inspect(page, 'J-11')
      await page.locator('#company').fill('株式会社青木製作所')
      await page.locator('#loginId').fill('aoki01')
      await page.locator('#name').fill('青木 一')
      await page.locator('main form button.primary').click()
      await page.locator('.error-summary').waitFor()
      await inspect(page, 'J-11', 'faulty')
      await page.locator('#contract').fill('９９９００００００１')
      await page.locator('main form button.primary').click()
      await page.locator('#evidence').waitFor()
      await ask()
      await approve(/9990000001|９９９００００００１/)
    })

    it('tells another system, at an address that two have compared', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = maker
      const receiver = await openReceiver(t)
      await press(page, page.locator('.side a[href="/webhooks"]'))
      await stands(page, 'J-32')
      await inspect(page, 'J-32')
      await visit(maker, '/webhooks/new')
      await page.locator('#name').fill('勘定系')
      await page.locator('main form button.primary').click()
      await page.locator('.message').first().waitFor()
      await inspect(page, 'J-33', 'faulty')
      await page.locator('#url').fill(receiver.url)
      await page.locator('input[id="type-certificate.revoked"]').check()
      await page.locator('main form button.primary').click()
      await page.locator('#evidence').waitFor()
      await ask()
      await inspect(page, 'S-51', 'webhook')
      await approve(/勘定系/)

      await visit(maker, '/webhooks')
      await page.locator('main table.rows a').click()
      await stands(page, 'J-34')
      await page.locator('main button.secondary').first().click()
      await page.getByRole('dialog').locator('button.primary').click()
      const secret = await page.getByRole('dialog').locator('strong.hex').innerText()
      await page.getByRole('dialog').locator('button.primary').click()
      await page.locator('main p.act button.primary').click()
      await comes(async () => receiver.got.length === 1, 'the test has arrived')
      const [received] = receiver.got
      assert.ok(received)
      assert.deepEqual(verifyMessage(secret, received), received.message)
      await page.locator('main table.rows', { hasText: '204' }).waitFor()
      await inspect(page, 'J-34')
      await visit(maker, '/webhooks')
      await page.locator('main table.rows a').waitFor()
      await inspect(page, 'J-32', 'one')
    })

    it('has the CA in use before registered by two people', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = maker
      await press(page, page.locator('.side a[href="/predecessors"]'))
      await stands(page, 'J-20')
      await page.locator('main a[href="/predecessors/new"]').waitFor()
      await inspect(page, 'J-20', 'none')
      await page.locator('main a[href="/predecessors/new"]').click()
      await page.locator('#pem').fill('not a certificate')
      await inspect(page, 'J-21')
      await page.locator('main form button.primary').click()
      await page.locator('.error-summary').waitFor()
      await page.locator('#pem').fill(old.pem)
      await page.locator('main form button.primary').click()
      await page.locator('#evidence').waitFor()
      await inspect(page, 'J-21', 'preview')
      await ask()
      await approve(/Old Client CA/)
      // Each node reads it within a second.
      await pause(1_500)
    })

    it('has a certificate of it brought in, which logs on and is told of its renewal', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = maker
      await visit(maker, '/imports')
      await page.locator('input[name="what"][value="certificates"]').check()
      const line = [member.member.contractId, memberId, fingerprintOf(held).toHex(), dayFrom(20).slice(0, 10)]
      await bringFile('certificates.csv', `契約者ID,ID,拇印,有効期限日\n${line.join(',')}\n`)
      await page.locator('#evidence').waitFor()
      await inspect(page, 'J-10', 'certificates')
      await ask()
      await approve(/certificates\.csv/)
      await press(page, page.locator('.side a[href="/predecessors"]'))
      await stands(page, 'J-20')
      await page.locator('main table.rows').first().waitFor()
      await inspect(page, 'J-20')
      assert.match(await mainText(page), /Old Client CA/)

      await member.browser.importPkcs12(pkcs12Of(folder, held), 'joining')
      await showCertificate(member)
      await stands(member.page, 'L-20')
      await enterPin(member.page, member.pin)
      await choosePins(member, member.page)
      await meet(member.page, 'N-10')
      await go(member, '/certificate')
      await meet(member.page, 'C-10')
      assert.match(await mainText(member.page), /Old Client CA/)
    })

    it('renews it into ours, as any other', async (t) => {
      if (skipUnlessBrowser(t)) return
      await renew(member)
      assert.deepEqual(await stagesOf(member), ['superseded', 'current'])
      const { page } = maker
      await visit(maker, '/predecessors')
      await page.locator('main table.rows').first().waitFor()
      await inspect(page, 'J-20', 'replaced')
      assert.match(
        await mainText(page),
        language === 'ja' ? /残っている電子証明書はありません/ : /None of their/,
      )
    })
  })
}

function linesOf(people: number): string[] {
  const head = '契約者ID,会社名,支店コード,支店名,区分,ID,氏名,メールアドレス,言語'
  return [
    head,
    ...Array.from({ length: people }, (_, at) => {
      const company = Math.floor(at / 5)
      const role = at % 5 === 0 ? '管理者' : '利用者'
      return `${4_000_000_000 + company},株式会社第${company}商店,012,本店営業部,${role},m${at},山田 ${at},m${at}@x.example,ja`
    }),
  ]
}

/** An instant of the machine's clock, by which browsers live. */
const dayFrom = (days: number) =>
  Temporal.Now.instant()
    .add({ hours: 24 * days })
    .round('second')
    .toString()

/** The file in which the earlier CA's certificate came. */
function pkcs12Of(folder: string, { key, certificate }: Held): string {
  const [pem, file] = [join(folder, 'held.pem'), join(folder, 'held.p12')]
  const privateKey = key.privateKey.export({ format: 'pem', type: 'pkcs8' })
  writeFileSync(pem, `${privateKey}${encodePem('CERTIFICATE', certificate)}`)
  const out = ['-export', '-in', pem, '-out', file, '-passout', 'pass:joining']
  execFileSync('openssl', ['pkcs12', ...out])
  return file
}
