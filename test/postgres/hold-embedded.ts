// A process of its own that opens the embedded server and keeps it until it is ended. Says "open" or what went wrong.
import { openEmbedded } from '../../src/adapters/postgres/embedded.ts'

const [, , home = '', checkout = '', use] = process.argv
try {
  const embedded = await openEmbedded({ home, checkout, use: use === 'serve' ? 'serve' : 'visit' })
  process.once('SIGTERM', () => {
    void embedded.stop()
  })
  console.log('open')
} catch (error) {
  console.log(String(error))
}
