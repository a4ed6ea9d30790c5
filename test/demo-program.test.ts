import { it } from 'node:test'
import { startDemo } from './demo-program.ts'

it('ends in good order as soon as it is ready', async () => {
  const program = await startDemo()
  await program.close()
})
