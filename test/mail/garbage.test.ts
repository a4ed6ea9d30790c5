import assert from 'node:assert/strict'
import { type AddressInfo, createServer } from 'node:net'
import { describe, it, type TestContext } from 'node:test'
import fc from 'fast-check'
import { message, testMailer } from './mailer.ts'

/** Answers each line that it hears with the next of these, and then hangs up or is silent. */
async function openStranger(t: TestContext) {
  let script: readonly string[] = []
  let end: 'hang-up' | 'silence' = 'hang-up'
  const server = createServer((socket) => {
    const left = [...script]
    const speak = () => {
      const next = left.shift()
      if (next !== undefined) socket.write(next)
      else if (end === 'hang-up') socket.destroy()
    }
    socket.on('error', () => socket.destroy())
    socket.on('data', speak)
    speak()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  return {
    port,
    says(lines: readonly string[], then: typeof end) {
      script = lines
      end = then
    },
  }
}

const code = fc.constantFrom('220', '250', '354', '421', '450', '550', '599', '999', '2', '')
const line = fc.oneof(
  fc
    .tuple(
      code,
      fc.constantFrom(' ', '-', ''),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('\r\n', '\n', ''),
    )
    .map((parts) => parts.join('')),
  fc.constant('250-x\r\n250 PIPELINING\r\n'),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

describe('a server that says anything', () => {
  it('gets one mail and gives one answer: none that it did not give is taken for a yes', async (t) => {
    const stranger = await openStranger(t)
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom('hang-up' as const, 'silence' as const),
        async (lines, then) => {
          stranger.says(lines, then)
          const mailer = testMailer(stranger.port, {
            patience: { end: 60, whole: 150 },
            connection: {
              ...{ host: '127.0.0.1', port: stranger.port, ignoreTLS: true, name: 'warifu.test' },
              ...{ connectionTimeout: 60, greetingTimeout: 60, socketTimeout: 60, socketCloseTimeout: 20 },
            },
          })
          const heard: string[] = []
          const answer = await mailer.send(message, async ({ kind }) => void heard.push(kind))
          await mailer.close()
          assert.deepEqual(heard, [answer.kind])
          assert.doesNotMatch(answer.reply, /[\p{Cc}]/u)
          if (answer.kind === 'accepted') assert.match(lines.join(''), /(^|\n)2/)
        },
      ),
      { numRuns: 60 },
    )
  })
})
