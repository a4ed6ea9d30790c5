import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { officeDeskWords } from '../src/words/office-desk.ts'
import { warifu } from '../test/at-terminal.ts'
import { stands } from '../test/browser/screen.ts'
import { findMember, type StaffPerson, visit } from '../test/browser/staff.ts'
import { oldAuthority } from '../test/world/predecessor.ts'
import type { OfficeWalk } from './screenshot-office.ts'

/** Two people of the staff, of whom one asks and the other approves. */
export interface Pair extends OfficeWalk {
  maker: StaffPerson
  approver: StaffPerson
}

/** What is let in beside the customers: other systems, devices, another CA. Each is asked for and agreed to. */
export async function takeTheConnectingWalk(pair: Pair): Promise<void> {
  await tellAnotherSystem(pair)
  await letProgramIn(pair)
  await letServiceIn(pair)
  await registerEarlierCa(pair)
  await pullRenewal(pair)
  if (pair.institution === 'a') await makeDeviceSecret(pair) // the other institution's policy has none
  await switchCa(pair)
}

async function tellAnotherSystem(pair: Pair): Promise<void> {
  const { shoot, maker } = pair
  const { page } = maker
  const receiver = createServer((_request, response) => response.writeHead(204).end()).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  try {
    await visit(maker, '/webhooks/new')
    await page.locator('#name').fill('勘定系')
    await page.locator('#url').fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/warifu`)
    for (const type of ['certificate.issued', 'certificate.revoked'])
      await page.locator(`input[id="type-${type}"]`).check()
    await shoot(page, 'office-webhook-form')
    await askAndApprove(pair, 'webhook')
    await visit(maker, '/webhooks')
    await page.locator('main table.rows a').click()
    await stands(page, 'J-34')
    await page.locator('main button.secondary').first().click()
    await shoot(page, 'office-webhook-secret')
    await page.getByRole('dialog').locator('button.primary').click()
    await page.getByRole('dialog').locator('strong.hex').waitFor()
    await shoot(page, 'office-webhook-secret-shown')
    await page.getByRole('dialog').locator('button.primary').click()
    await page.locator('main p.act button.primary').click()
    await page.locator('main table.rows', { hasText: '204' }).waitFor()
    await shoot(page, 'office-webhook')
    await showList(pair, '/webhooks', 'office-webhooks')
  } finally {
    receiver.closeAllConnections()
    receiver.close()
  }
}

async function letProgramIn(pair: Pair): Promise<void> {
  const { page } = pair.maker
  await visit(pair.maker, '/api-clients/new')
  await page.locator('#name').fill('営業店端末')
  await page.locator('#pem').fill(publicKey())
  await page.locator('[id="scope-members:read"]').check()
  await page.locator('[id="scope-imports:write"]').check()
  await pair.shoot(page, 'office-api-client')
  await askAndApprove(pair, 'api-client')
  await showList(pair, '/api-clients', 'office-api-clients')
}

async function letServiceIn(pair: Pair): Promise<void> {
  const { page } = pair.maker
  await visit(pair.maker, '/services/new')
  const typed = {
    ...{ clientId: 'ib-core', nameJa: '法人インターネットバンキング', nameEn: 'Corporate banking' },
    redirectUris: 'https://ib.bank.example/callback',
    logoutUri: 'https://ib.bank.example/log-out',
    loginUri: 'https://ib.bank.example/log-on',
    postLogoutUris: 'https://ib.bank.example/',
    pem: publicKey(),
  }
  for (const [field, text] of Object.entries(typed)) await page.locator(`#${field}`).fill(text)
  await pair.shoot(page, 'office-service-form')
  await askAndApprove(pair, 'service')
  await showList(pair, '/services', 'office-services')
}

async function registerEarlierCa(pair: Pair): Promise<void> {
  const { page } = pair.maker
  await visit(pair.maker, '/predecessors/new')
  await page.locator('#pem').fill(oldAuthority().pem)
  await pair.shoot(page, 'office-predecessor-form')
  await askAndApprove(pair, 'predecessor')
  await showList(pair, '/predecessors', 'office-predecessors')
}

async function pullRenewal(pair: Pair): Promise<void> {
  const { page } = pair.maker
  await visit(pair.maker, '/renewal-pulls/new')
  await page.locator('#spread').fill('48')
  await pair.shoot(page, 'office-pull-form')
  await askAndApprove(pair, 'pull')
  await visit(pair.maker, '/renewal-pulls')
  await page.locator('main dl.facts').first().waitFor()
  await pair.shoot(page, 'office-pulls')
}

/** Both stand before the same page, and each is shown his half. */
async function makeDeviceSecret(pair: Pair): Promise<void> {
  const { maker, approver, language, shoot } = pair
  const { page } = maker
  const { title } = officeDeskWords[language].asks['est-secret']
  await findMember(maker, 'tanaka01')
  const entry = page.locator('details.desk-act').filter({ hasText: title }).first()
  await entry.locator('summary').click()
  await entry.locator('a, button').first().click()
  await stands(page, 'S-54')
  await shoot(page, 'office-device-secret')
  await askAndApprove(pair, 'device-secret')
  for (const [person, name] of [
    [maker, 'maker'],
    [approver, 'approver'],
  ] as const) {
    await person.page.reload()
    const half = person.page.locator('section[aria-labelledby=half]')
    await half.waitFor()
    await shoot(person.page, `office-device-secret-${name}`)
    await half.locator('button').click()
    await person.page.locator('.code-half').waitFor()
    await shoot(person.page, `office-device-secret-half-${name}`)
  }
}

/** Prepared and asked for at the terminal, by somebody else than who approves. */
async function switchCa(pair: Pair): Promise<void> {
  const { program, institution, approver, shoot } = pair
  const at = ['--institution', institution, '--demo']
  const words = ['--operator', 'k.mori', '--evidence', '新しい CA の証明書を全拠点に配布した。']
  await warifu(program.environment, ['ca', 'prepare', ...at])
  await warifu(program.environment, ['request', 'ca-switch', ...at, ...words])
  await openFirst(approver)
  await shoot(approver.page, 'office-ca-switch')
  await decide(pair, 'ca-switch')
}

/** What was filled in is shown as the other will see it, asked for, and agreed to. */
async function askAndApprove(pair: Pair, name: string): Promise<void> {
  const { maker, approver, shoot } = pair
  const { page } = maker
  await page.locator('main form button.primary').first().click()
  await page.locator('#evidence').waitFor()
  await shoot(page, `office-${name}-preview`)
  await page.locator('#evidence').fill('担当部署から文書で受け取り、電話で1文字ずつ確かめた。')
  await page.locator('main form button.primary').click()
  await stands(page, 'S-51')
  await openFirst(approver)
  await shoot(approver.page, `office-${name}-request`)
  await decide(pair, name)
}

async function openFirst(approver: StaffPerson): Promise<void> {
  await visit(approver, '/approvals')
  await approver.page.locator('main table.rows a').first().click()
  await approver.page.locator('main button.primary').waitFor()
}

async function decide({ approver: { page }, shoot }: Pair, name: string): Promise<void> {
  await page.locator('main button.primary').click()
  await page.getByRole('dialog').locator('button.primary').first().click()
  await page.locator('.outcome').waitFor()
  await shoot(page, `office-${name}-approved`)
}

async function showList({ maker, shoot }: Pair, path: string, name: string): Promise<void> {
  await visit(maker, path)
  await maker.page.locator('main table.rows').first().waitFor()
  await shoot(maker.page, name)
}

const publicKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'pem', type: 'spki' })
