// A mail server that takes everything and keeps nothing, in a process of its own. Prints its port.
import { createServer, type Socket } from 'node:net'

const answers: readonly [RegExp, string][] = [
  [/^EHLO/i, '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n'],
  [/^DATA/i, '354 go on\r\n'],
  [/^QUIT/i, '221 bye\r\n'],
]

interface Talk {
  /** What was said and not understood yet. */
  text: string
  isMail: boolean
}

/** The answer to the next line, or to the mail; undefined where it has not come whole. */
function answerTo(talk: Talk): string | undefined {
  const end = talk.isMail ? '\r\n.\r\n' : '\r\n'
  const at = talk.text.indexOf(end)
  if (at < 0) return undefined
  const line = talk.text.slice(0, at)
  talk.text = talk.text.slice(at + end.length)
  if (talk.isMail) {
    talk.isMail = false
    return '250 taken\r\n'
  }
  talk.isMail = /^DATA/i.test(line)
  return answers.find(([is]) => is.test(line))?.[1] ?? '250 ok\r\n'
}

function serve(socket: Socket): void {
  const talk: Talk = { text: '', isMail: false }
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.write('220 sink ESMTP\r\n')
  socket.on('data', (chunk) => {
    talk.text += chunk.toString('latin1')
    for (let answer = answerTo(talk); answer !== undefined; answer = answerTo(talk)) socket.write(answer)
  })
}

const server = createServer(serve)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})
