import { demo } from './common-flags.ts'
import { onOff } from './flag.ts'
import { verb } from './verb.ts'

export interface Serve {
  verb: 'serve'
  demo: 'demo' | 'production'
  fresh: boolean
}

export const serveVerbs = [
  verb({
    words: 'serve',
    does: ['starts the program, configured by the environment (docs/OPERATIONS.md)'],
    flags: { demo, fresh: onOff('forgets the demonstration before', [false, true]) },
    read({ demo, fresh }): Serve {
      if (fresh && demo === 'production') throw new Error('--fresh is for the demo only')
      return { verb: 'serve', demo, fresh }
    },
  }),
] as const
