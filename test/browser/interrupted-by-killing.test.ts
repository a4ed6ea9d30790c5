import { describeInterrupted } from './interrupted.ts'
import { go } from './person.ts'
import { stands } from './screen.ts'

describeInterrupted(
  'killing the server',
  [
    ['sato01', 'en'],
    ['suzuki01', 'ja'],
  ],
  async (person, window) => {
    await person.program.kill()
    await person.program.restart()
    await go(person, '/menu')
    await stands(person.page, 'M-10') // he is still logged on
    await window.close()
  },
)
