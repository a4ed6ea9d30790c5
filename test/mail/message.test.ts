import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import PostalMime from 'postal-mime'
import { composeMail } from '../../src/adapters/smtp/compose.ts'
import { message } from './mailer.ts'

const long =
  '【割符信用金庫】電子証明書の有効期限日が近づいています（2027年3月31日（水）まで）。お手続きは「重要なお知らせ」からお願いいたします𠮷野家様'

describe('a mail as bytes', () => {
  for (const subject of [
    message.subject,
    long,
    `${'あ'.repeat(10)}a${'𠮷'.repeat(40)}`,
    'Please renew your certificate',
    'é '.repeat(60).trim(),
  ]) {
    it(`folds “${subject.slice(0, 20)}…” into words of at most 75 octets, and splits no character`, async () => {
      const raw = (await composeMail({ ...message, subject })).toString('latin1')
      const field = /^Subject:(.*(?:\r\n[ \t].*)*)/m.exec(raw)?.[1] ?? ''
      for (const line of `Subject:${field}`.split('\r\n'))
        assert.ok(line.length <= 78, `${line.length}: ${line}`)
      for (const word of field.trim().split(/\s+/)) if (word.startsWith('=?')) checkWord(word)
      assert.equal((await PostalMime.parse(raw)).subject, subject)
    })
  }

  it('says the same as text and as HTML, in lines that every server takes', async () => {
    const raw = (await composeMail(message)).toString('latin1')
    assert.doesNotMatch(raw, /[^\r]\n|\r[^\n]/)
    for (const line of raw.split('\r\n')) {
      assert.ok(line.length <= 78, line)
      assert.match(line, /^[\t\x20-\x7e]*$/)
    }
    const parsed = await PostalMime.parse(raw)
    assert.equal(parsed.text?.trim(), message.text.trim())
    assert.equal(parsed.html?.trim(), message.html.trim())
    assert.match(raw, /^Content-Type: multipart\/alternative;/m)
  })

  it('says who and when, and that a machine has sent it', async () => {
    const raw = (await composeMail(message)).toString('latin1')
    const parsed = await PostalMime.parse(raw)
    assert.deepEqual(parsed.from, { name: '割符信用金庫', address: 'no-reply@a.warifu.test' })
    assert.equal(parsed.messageId, message.messageId)
    assert.match(raw, /^Date: Mon, 01 Mar 2027 00:00:00 \+0000\r$/m)
    assert.match(raw, /^Auto-Submitted: auto-generated\r$/m)
    assert.doesNotMatch(raw, /nodemailer|X-Mailer/i)
  })

  it('lets no name of an institution into the header either', async () => {
    const name = 'x"\r\nBcc: everybody@world.test, <other@world.test>'
    const raw = (await composeMail({ ...message, from: { name, address: message.from.address } })).toString(
      'latin1',
    )
    assert.doesNotMatch(raw, /^Bcc:/im)
    const { from } = await PostalMime.parse(raw)
    assert.equal(from?.address, message.from.address)
  })

  it('lets no text into the header', async () => {
    const subject = 'Hello\r\nBcc: everybody@world.test\r\n\r\nBody'
    const raw = (await composeMail({ ...message, subject })).toString('latin1')
    assert.doesNotMatch(raw, /^Bcc:/im)
  })
})

/** RFC 2047 §2 and §5: whole characters, and no word too long. */
function checkWord(word: string) {
  assert.ok(word.length <= 75, word)
  const [, charset, encoding, text = ''] = /^=\?([^?]+)\?([BQ])\?([^?]*)\?=$/i.exec(word) ?? []
  assert.equal(charset?.toLowerCase(), 'utf-8')
  const bytes = encoding?.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : qWord(text)
  new TextDecoder('utf-8', { fatal: true }).decode(bytes) // throws for half a character
}

function qWord(text: string): Buffer {
  const plain = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/gi, (_, octet) => String.fromCharCode(Number.parseInt(octet, 16)))
  return Buffer.from(plain, 'latin1')
}
