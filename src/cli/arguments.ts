export type Command =
  | { verb: 'serve'; demo: 'demo' | 'production'; fresh: boolean }
  | { verb: 'help' }
  | { verb: 'misuse'; why: string }

export const usage = `warifu serve --demo [--fresh]   the demonstration; --fresh forgets the one before
warifu serve                    production: configured by the environment (docs/OPERATIONS.md)
warifu help                     this text
`

export function parseArguments(args: readonly string[]): Command {
  const [verb, ...flags] = args
  if (verb === undefined || verb === 'help' || verb === '--help') return { verb: 'help' }
  if (verb !== 'serve') return { verb: 'misuse', why: `warifu: there is no verb "${verb}"` }
  const strange = flags.find((flag) => flag !== '--demo' && flag !== '--fresh')
  if (strange !== undefined) return { verb: 'misuse', why: `warifu serve: there is no "${strange}"` }
  const demo = flags.includes('--demo') ? 'demo' : 'production'
  const fresh = flags.includes('--fresh')
  if (fresh && demo === 'production')
    return { verb: 'misuse', why: 'warifu serve: --fresh is for the demo only' }
  return { verb: 'serve', demo, fresh }
}
