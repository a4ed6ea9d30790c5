import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { officePolicyWords } from '../../../words/office-policy.ts'
import { useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { policy, type VersionReach } from '../server/policy.ts'
import { keys } from '../server/queries.ts'
import { ReachExamples } from './reach-examples.tsx'

/** Whom a version touches, and how. */
export function Reach({ reach, examples }: VersionReach) {
  const words = useWords(officePolicyWords)
  const rows = (['expiring', 'mailed', 'renewable', 'kept', 'told', 'waiting'] as const).map(
    (each) => [words.reachOf[each], words.count(reach[each])] as const,
  )
  return (
    <section>
      <h2>{words.reach}</h2>
      <FactList facts={rows} />
      <ReachExamples examples={examples} />
    </section>
  )
}

/** Of the version whose request is on this page, as it would be felt today. */
export function ReachOfRequest() {
  const { approvalId } = useParams({ from: '/gate/approvals/$approvalId' })
  const found = useQuery({
    queryKey: keys.policyReach(approvalId),
    queryFn: () => policy.reach(approvalId),
  })
  if (found.isPending) return <Waiting />
  if (found.error) return <ProblemNote error={found.error} retry={() => void found.refetch()} />
  return <Reach {...found.data} />
}
