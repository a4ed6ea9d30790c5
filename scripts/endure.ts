import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { endure } from '../test/endure/endure.ts'
import { endureMails } from '../test/endure/mails.ts'

// Kills the whole program many times in the middle of things and looks what is left (docs/OPERATIONS.md says what of).
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    kills: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '30' },
    people: { type: 'string', default: '5' },
    mails: { type: 'boolean', default: false },
    count: { type: 'string', default: '10000' },
  },
})

const kills = wholeNumber('kills', values.kills)
const minutes = wholeNumber('minutes', values.minutes)
const say = (line: string) => process.stdout.write(`${line}\n`)
const outcome = values.mails ? await mails() : await people()
for (const fault of outcome.faults) say(`FAULT ${fault}`)
say(JSON.stringify(outcome))
process.exitCode = outcome.faults.length === 0 ? 0 : 1

/** Two nodes that send, instead of the whole program. */
function mails() {
  const count = wholeNumber('count', values.count)
  say(`${count} mails, at most ${kills} kills, --seed ${values.seed}`)
  return endureMails({ seed: values.seed, mails: count, kills, say })
}

function people() {
  say(`${kills} kills within ${minutes} minutes, --seed ${values.seed}`)
  return endure({
    seed: values.seed,
    kills,
    time: Temporal.Duration.from({ minutes }),
    further: wholeNumber('people', values.people),
    say,
  })
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text)
  process.stderr.write(`--${name} is a whole number, not "${text}"\n`)
  process.exit(2)
}
