import type { Page } from 'playwright-core'
import { stands } from '../test/browser/screen.ts'
import { type StaffPerson, visit } from '../test/browser/staff.ts'
import type { OfficeWalk } from './screenshot-office.ts'

/** What an institution tells and decides: its board, its mails, its policy. One person asks, another approves. */
export async function takeTheDeskWalk(
  walk: OfficeWalk,
  editor: StaffPerson,
  approver: StaffPerson,
): Promise<void> {
  await writeMessage(walk, editor)
  await approveFirst(approver)
  await showBoard(walk, editor)
  await showMails(walk, editor)
  await makeVersion(walk, editor)
  await approveFirst(approver)
  await showProgress(walk, editor)
  await showWhoComesIn(walk, editor)
  await throwSwitch(walk, editor)
}

const days = (count: number) => Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: count }).toString()

async function writeMessage({ shoot }: OfficeWalk, editor: StaffPerson): Promise<void> {
  const { page } = editor
  await visit(editor, '/board/new')
  await stands(page, 'S-71')
  await page.locator('#title-ja').fill('不審なメールにご注意ください')
  await page.locator('#title-en').fill('Beware of strange mails')
  await page
    .locator('#body-ja')
    .fill('当方の名をかたるメールが届いています。メールで暗証番号をお聞きすることはありません。')
  await page.locator('#body-en').fill('Mails in our name are about. We never ask for a PIN by mail.')
  await page.locator('input[name="priority"][value="important"]').check()
  await page.locator('#from').fill(days(0))
  await page.locator('#until').fill(days(400))
  await shoot(page, 'office-board-draft')
  await page.locator('main form button.primary').click()
  await page.locator('#evidence').fill('注意喚起。広報と確認済み。')
  await page.locator('main form button.primary').click()
  await stands(page, 'S-51')
}

async function showBoard({ shoot }: OfficeWalk, editor: StaffPerson): Promise<void> {
  const { page } = editor
  await visit(editor, '/board')
  await page.locator('main table.rows a').first().waitFor()
  await shoot(page, 'office-board')
  await page.locator('main table.rows a').first().click()
  await stands(page, 'S-72')
  await shoot(page, 'office-board-message')
}

async function showMails({ shoot }: OfficeWalk, editor: StaffPerson): Promise<void> {
  const { page } = editor
  await visit(editor, '/mails')
  await page.locator('main iframe').waitFor()
  await stands(page, 'S-85')
  await page.waitForLoadState('networkidle')
  await shoot(page, 'office-mails')
  await visit(editor, '/notices')
  await stands(page, 'S-86')
  await shoot(page, 'office-notices')
}

async function showProgress({ shoot }: OfficeWalk, editor: StaffPerson): Promise<void> {
  const { page } = editor
  for (const [path, code, name] of [
    ['/campaign', 'T-10', 'campaign'],
    ['/campaign/silent', 'T-11', 'call-list'],
    ['/figures', 'T-20', 'figures'],
  ] as const) {
    await visit(editor, path)
    await stands(page, code)
    await page.waitForLoadState('networkidle')
    await shoot(page, `office-${name}`)
  }
}

async function showWhoComesIn({ shoot }: OfficeWalk, editor: StaffPerson): Promise<void> {
  const { page } = editor
  for (const [path, code, name] of [
    ['/imports', 'J-10', 'import'],
    ['/imports/new', 'J-11', 'import-form'],
    ['/letters', 'S-52', 'letters'],
    ['/staff', 'S-26', 'staff'],
  ] as const) {
    await visit(editor, path)
    await stands(page, code)
    await page.waitForLoadState('networkidle')
    await shoot(page, `office-${name}`)
  }
}

/** Reissue stops, and customers are told why. Renewal goes on: the walk of the customer comes after this. */
async function throwSwitch({ shoot }: OfficeWalk, editor: StaffPerson): Promise<void> {
  const { page } = editor
  await visit(editor, '/switches')
  await stands(page, 'W-10')
  await page.locator('section[aria-labelledby="switch-reissue"] button').click()
  await page.getByRole('dialog').locator('#ja').fill('再発行の受付を、点検のため一時止めています。')
  await page.getByRole('dialog').locator('#en').fill('Reissue is closed for a check.')
  await shoot(page, 'office-switch-asked')
  await page.getByRole('dialog').locator('button.primary').click()
  await page.locator('main .warning').waitFor()
  await page.evaluate('scrollTo(0, 0)')
  await shoot(page, 'office-switches')
}

/** Renewal opens ten days earlier for whoever expires in a year, and is announced while he renews. */
async function makeVersion({ shoot }: OfficeWalk, editor: StaffPerson): Promise<void> {
  const { page } = editor
  await visit(editor, '/policy/new')
  await page.locator('#renewal-opens').waitFor()
  await shoot(page, 'office-policy-version')
  await page.locator('#effective-from').fill(days(340))
  await page.locator('#renewal-opens').fill('40')
  await page.locator('input[name="announce"][value="yes"]').check()
  await page.locator('#announce-from').fill(days(300))
  await page.locator('#title-ja').fill('更新の受付の開始が早くなります')
  await page.locator('#title-en').fill('Renewal opens earlier')
  await page.locator('#body-ja').fill('有効期限日の40日前から、電子証明書を更新できるようになります。')
  await page.locator('#body-en').fill('Certificates can be renewed from 40 days before they expire.')
  await shootSettings(page, shoot)
  await page.locator('main form button.primary').click()
  await page.locator('#evidence').waitFor()
  await page.evaluate('scrollTo(0, 0)')
  await shoot(page, 'office-policy-preview')
  await page.locator('#evidence').fill('理事会の決定による。')
  await page.locator('main form button.primary').click()
  await stands(page, 'S-51')
  await visit(editor, '/policy')
  await page.locator('main table.rows').waitFor()
  await shoot(page, 'office-policy')
}

async function shootSettings(page: Page, shoot: OfficeWalk['shoot']): Promise<void> {
  const heading = page.locator('#settings-access > summary')
  await heading.click()
  await heading.scrollIntoViewIfNeeded()
  await page.evaluate("document.querySelector('#settings-access').scrollIntoView()")
  await shoot(page, 'office-policy-settings')
  await heading.click()
}

async function approveFirst(approver: StaffPerson): Promise<void> {
  const { page } = approver
  await visit(approver, '/approvals')
  await page.locator('main table.rows a').first().click()
  await page.locator('main button.primary').click()
  await page.getByRole('dialog').locator('button.primary').first().click()
  await page.locator('.outcome').waitFor()
}
