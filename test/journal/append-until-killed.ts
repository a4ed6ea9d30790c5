import { randomUUID } from 'node:crypto'
import { openJournalFolder } from '../../src/adapters/system/journal-folder.ts'
import { type InstitutionId, parseId } from '../../src/domain/id.ts'

// Appends to the journal in the folder that it is given, and says each id when it is told that it is there.
const [folder = ''] = process.argv.slice(2)
const journal = await openJournalFolder(folder)

async function goOn() {
  for (;;) {
    const id = randomUUID()
    const facts = { reason: 'x'.repeat(500) }
    const about = {
      institutionId: parseId<InstitutionId>('00000000-0000-4000-8000-00000000000a'),
      actor: 'system',
      facts,
    } as const
    await journal.append([{ id, kind: 'certificate-revoked', at: Temporal.Now.instant(), ...about }])
    process.stdout.write(`${id}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, goOn))
