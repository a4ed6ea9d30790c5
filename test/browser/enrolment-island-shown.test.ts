import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { checkAccessibility } from './accessibility.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { anyKey, enrolmentStage, seen, visible } from './enrolment-stage.ts'

describe('what the page shows where the certificate is made', { concurrency: false }, () => {
  const { site, browser, open } = enrolmentStage()

  it('shows how far it has come, and makes nobody wait for what is done', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
    visit.conducts = ['never-answer']
    const { page } = await open(visit)
    await page.locator('[data-step=certificate][data-state=doing]').waitFor()
    const states = await page
      .locator('[data-step]')
      .evaluateAll((lines) => lines.map(({ dataset }) => dataset.state))
    assert.deepEqual(states, ['done', 'done', 'doing', 'todo'])
    await seen(page, 'issuing')
    await page.close()
  })

  it('is accessible with its file and password on show', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site().visit(anyKey))
    await seen(page, 'saving')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'saving-heading')
    await checkAccessibility(page)
    await page.close()
  })

  it('saves again the same file, and leads the keyboard there', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site().visit(anyKey))
    await seen(page, 'saving')
    assert.deepEqual(await visible(page, '#saved', '#save-again'), [false, false])
    const first = readFileSync(
      await browser().download(page, () => page.locator('#file-link').press('Enter')),
    )
    assert.deepEqual(await visible(page, '#saved', '#save-again', '#file-link'), [true, true, false])
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'save-again')
    const again = readFileSync(
      await browser().download(page, () => page.locator('#save-again').press('Enter')),
    )
    assert.ok(first.equals(again))
    await page.close()
  })

  it('copies the password', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site().visit(anyKey))
    await browser().context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await seen(page, 'saving')
    assert.deepEqual(await visible(page, '#copied'), [false])
    await page.locator('#copy').click()
    await page.locator('#copied').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.equal(copied, await page.locator('#password').innerText())
    await page.close()
  })

  it('marks the password where it may not copy it, and does not say that it did', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site().visit(anyKey), (opening) =>
      opening.addInitScript(() => {
        Clipboard.prototype.writeText = () => Promise.reject(new Error('forbidden'))
      }),
    )
    await seen(page, 'saving')
    await page.locator('#copy').click()
    await page.waitForFunction(
      () => String(getSelection()) === document.getElementById('password')?.textContent,
    )
    assert.deepEqual(await visible(page, '#copied'), [false])
    await page.close()
  })

  it('warns whoever leaves before the file is saved, and not afterwards', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site().visit(anyKey))
    await seen(page, 'saving')
    await page.locator('#copy').click() // a browser warns only those who have done something in the page
    const [dialog] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })])
    assert.equal(dialog.type(), 'beforeunload')
    await dialog.dismiss()
    await browser().download(page, () => page.locator('#file-link').click())
    const warnings: string[] = []
    page.on('dialog', (warning) => {
      warnings.push(warning.type())
      return warning.accept()
    })
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })])
    assert.deepEqual(warnings, [])
  })

  it('opens the proof in a window of its own and says that it waits', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site().visit(anyKey))
    await seen(page, 'saving')
    assert.deepEqual(await visible(page, '#proving'), [false])
    const [proof] = await Promise.all([
      browser().context.waitForEvent('page'),
      page.locator('#installed').click(),
    ])
    await proof.waitForURL('**/proof')
    assert.deepEqual(await visible(page, '#proving', '#saving'), [true, true])
    await proof.close()
    await page.close()
  })
})
