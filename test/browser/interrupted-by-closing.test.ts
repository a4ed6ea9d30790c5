import { describeInterrupted } from './interrupted.ts'

describeInterrupted(
  'closing its window',
  [
    ['takahashi01', 'en'],
    ['yamada01', 'ja'],
  ],
  async (_, window) => {
    await window.close()
  },
)
