import type { KyselyPlugin, RootOperationNode } from 'kysely'
import { campaign } from '../src/adapters/postgres/campaign.ts'
import { type Db, makeDb } from '../src/adapters/postgres/db.ts'
import { figures } from '../src/adapters/postgres/figures.ts'
import { memberSearch } from '../src/adapters/postgres/member-search.ts'
import { timeline } from '../src/adapters/postgres/timeline.ts'
import type { CampaignSpan } from '../src/domain/campaign.ts'
import type { InstitutionId, MemberId } from '../src/domain/id.ts'
import type { Program } from './program.ts'

/** Nothing that was counted beforehand. */
const live = {
  since: Temporal.Instant.from('2999-01-01T00:00:00Z'),
  until: Temporal.Instant.from('2999-01-01T00:00:00Z'),
}

/** By which plans the questions of the office are answered, as the application's role has them. */
export async function plansOf(
  program: Program,
  institution: InstitutionId,
  { memberId, span, name }: { memberId: MemberId; span: CampaignSpan; name: string },
): Promise<string> {
  const database = await program.visit()
  const pool = makeDb(database.app)
  const plans: string[] = []
  const explained = async (question: string, ask: (db: Db) => Promise<unknown>) => {
    const db = pool.of(institution).withPlugin(explaining((plan) => plans.push(`-- ${question}\n${plan}\n`)))
    // The answer is a plan, of which the adapter can make nothing.
    await ask(db).catch((error: unknown) => {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    })
  }
  try {
    await explained('search', (db) => memberSearch(db, institution).find({ text: name }, 21, undefined))
    await explained('time line', (db) => timeline(db, institution).ofMember(memberId, 51, undefined))
    await explained('campaign board', (db) => campaign(db, institution).byDay(span, live))
    await explained('campaign by branch', (db) => campaign(db, institution).byBranch(span, live))
    await explained('call list', (db) => campaign(db, institution).silent(span, 51, undefined))
    await explained('figures: expiry', (db) =>
      figures(db, institution).expiring(span.from.subtract({ months: 3 }), span.from.add({ months: 14 })),
    )
    await explained('figures: refused', (db) =>
      figures(db, institution).refused(span.from.subtract({ days: 30 }).toZonedDateTime('UTC').toInstant()),
    )
    return plans.join('\n')
  } finally {
    await pool.destroy()
    await database.stop()
  }
}

/** Asks for the plan of each statement, with the times that it took, instead of for its answer. */
function explaining(heard: (plan: string) => void): KyselyPlugin {
  return {
    transformQuery: ({ node }) =>
      node.kind === 'RawNode'
        ? ({
            ...node,
            sqlFragments: node.sqlFragments.map((text, place) =>
              place === 0 ? `explain (analyze, buffers, summary) ${text}` : text,
            ),
          } as RootOperationNode)
        : node,
    async transformResult({ result }) {
      heard(result.rows.map((row) => String(row['QUERY PLAN'])).join('\n'))
      return { ...result, rows: [] }
    },
  }
}
