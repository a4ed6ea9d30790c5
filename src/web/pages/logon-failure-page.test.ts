import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sampleNames, sampleShell } from '../../../test/sample-shell.ts'
import { type LogonFailurePageProps, logonFailurePage } from './logon-failure-page.ts'

const shell = sampleShell('ja', sampleNames.ja, '/style.css')
const base = {
  purpose: 'logon',
  at: Temporal.ZonedDateTime.from('2027-03-02T09:00[Asia/Tokyo]'),
  retryUrl: '/retry',
  acquireUrl: '/acquire',
  reportUrl: '/not-me',
  logonUrl: '/logon',
  helpUrl: '/help',
  checkUrl: '/check',
} as const satisfies Omit<LogonFailurePageProps, 'failure'>
const primary = (props: Omit<LogonFailurePageProps, keyof typeof base> & Partial<LogonFailurePageProps>) =>
  /class="button primary large" href="([^"]+)"/.exec(`${logonFailurePage(shell, { ...base, ...props })}`)?.[1]
const lastDay = Temporal.PlainDate.from('2027-05-30')

describe('the page of a failed log-on', () => {
  it('leads first to a fresh address when another certificate may do', () => {
    assert.equal(primary({ failure: 'none-sent' }), '/retry')
    assert.equal(primary({ failure: 'superseded', remedy: { kind: 'choose-other-certificate' } }), '/retry')
  })

  it('leads first to 電子証明書取得 where the rules say so, and says until when', () => {
    assert.equal(primary({ failure: 'expired', lastDay }), '/acquire')
    assert.equal(
      primary({ failure: 'revoked', remedy: { kind: 'acquire', lastDay: '2027-05-30' } }),
      '/acquire',
    )
    assert.match(
      `${logonFailurePage(shell, { ...base, failure: 'expired', lastDay })}`,
      /2027年5月30日（日）までは/,
    )
  })

  it('promises no acquisition after its last day', () => {
    const page = `${logonFailurePage(shell, { ...base, failure: 'expired' })}`
    assert.match(page, /お電話ください/)
    assert.equal(primary({ failure: 'expired' }), '/retry')
  })

  it('does not send round in a circle someone whom only the desk can help', () => {
    for (const failure of ['stopped', 'pin-door-locked'] as const) {
      const page = `${logonFailurePage(shell, { ...base, failure })}`
      assert.equal(primary({ failure }), undefined)
      assert.match(page, /href="\/logon"/)
      assert.match(page, /0120-000-000/)
    }
  })

  it('offers to check the connection when nothing was sent, and only then', () => {
    assert.match(
      `${logonFailurePage(shell, { ...base, failure: 'none-sent' })}`,
      /href="\/check">接続の確認</,
    )
    assert.doesNotMatch(`${logonFailurePage(shell, { ...base, failure: 'unknown' })}`, /href="\/check"/)
  })

  it('during the proof says that it was the old one, and asks for the new one', () => {
    const page = `${logonFailurePage(shell, { ...base, failure: 'old-one-during-proof', purpose: 'proof' })}`
    assert.match(
      page,
      /<h1[^>]*>それは古い電子証明書です<\/h1>\s*<p class="lead">もう一度、新しいほうを選んでください。/,
    )
    assert.match(page, /href="\/retry">もう一度、新しいほうを選ぶ</)
  })
})
