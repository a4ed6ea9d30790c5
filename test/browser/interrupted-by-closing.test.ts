import { describeInterrupted } from './interrupted.ts'

describeInterrupted(
  'closing its window',
  [
    ['takahashi01', 'en', 'last'],
    ['yamada01', 'ja', 'last'],
  ],
  async (_, window) => {
    await window.close()
  },
)
