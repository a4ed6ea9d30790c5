import { describeInterrupted } from './interrupted.ts'

describeInterrupted(
  'closing its window',
  [
    ['takahashi01', 'en', 'each'],
    ['yamada01', 'ja', 'last'],
  ],
  async (_, window) => {
    await window.close()
  },
)
