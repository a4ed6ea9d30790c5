import type { Page } from 'playwright-core'
import type { Language } from '../src/domain/language.ts'
import { askForUnlocking, lockAcquisition } from '../test/browser/desk.ts'
import { leave, openPerson } from '../test/browser/person.ts'
import { stands } from '../test/browser/screen.ts'
import {
  activateWithPasskey,
  enterActivationCode,
  findMember,
  leaveOffice,
  openStaff,
  type StaffPerson,
  visit,
} from '../test/browser/staff.ts'
import type { DemoProgram } from '../test/demo-program.ts'
import { takeTheConnectingWalk } from './screenshot-connecting.ts'
import { takeTheDeskWalk } from './screenshot-desk.ts'

export interface OfficeWalk {
  program: DemoProgram
  institution: 'a' | 'b'
  language: Language
  shoot(page: Page, name: string): Promise<void>
}

const cast = {
  a: { desk: 'mori', approver: 'ogawa', member: 'tanaka01' },
  b: { desk: 'ishii', approver: 'hayashi', member: 'ito01' },
} as const

/** A member has locked himself out: the desk finds him and asks, another person approves. */
export async function takeTheOfficeWalk(walk: OfficeWalk): Promise<void> {
  const { program, institution, language } = walk
  const { desk: deskId, approver: approverId, member: memberId } = cast[institution]
  const member = await openPerson(program, memberId, language)
  try {
    await lockAcquisition(member)
  } finally {
    await leave(member)
  }
  const desk = await openStaff(program, deskId, language)
  const approver = await openStaff(program, approverId, language)
  try {
    await activate(walk, desk)
    await activate(walk, approver)
    await ask(walk, desk, memberId)
    await approve(walk, approver)
    await takeTheDeskWalk(walk, desk, approver)
    await takeTheConnectingWalk({ ...walk, maker: desk, approver })
  } finally {
    await leaveOffice(desk)
    await leaveOffice(approver)
  }
}

async function activate({ shoot, language }: OfficeWalk, person: StaffPerson): Promise<void> {
  const { page } = person
  await visit(person, `/?lang=${language}`)
  await stands(page, 'S-10')
  await shoot(page, 'office-sign-in')
  await page.locator('a[href="/activate"]').click()
  await enterActivationCode(person, person.staff.activationCode)
  await page.locator('main .panel').waitFor()
  await shoot(page, 'office-activation')
  await activateWithPasskey(person)
}

async function ask({ shoot }: OfficeWalk, desk: StaffPerson, memberId: string): Promise<void> {
  const { page } = desk
  await findMember(desk, memberId)
  await page.locator('#evidence').waitFor()
  await shoot(page, 'office-member')
  await page.goBack()
  await page.locator('main table.rows a').first().waitFor()
  await shoot(page, 'office-search')
  await page.goForward()
  await askForUnlocking(page)
}

async function approve({ shoot }: OfficeWalk, approver: StaffPerson): Promise<void> {
  const { page } = approver
  await page.locator('.side a[href="/approvals"]').click()
  await page.locator('main table.rows a').first().click()
  await page.locator('main button.primary').waitFor()
  await shoot(page, 'office-approval')
  await page.locator('main button.primary').click()
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'office-verification')
  await page.getByRole('dialog').locator('button.primary').first().click()
  await page.locator('.outcome').waitFor()
  await shoot(page, 'office-approved')
}
