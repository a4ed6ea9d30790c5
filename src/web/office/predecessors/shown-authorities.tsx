import { officePredecessorWords } from '../../../words/office-predecessor.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { inFours } from '../imports/import-facts.tsx'
import { FactList } from '../parts/facts.tsx'
import type { PredecessorShown } from '../server/joining.ts'

/** Each CA that is to be registered, as both people compare it. */
export function ShownAuthorities({ shown }: { shown: PredecessorShown }) {
  const { facts, ...words } = useWords(officePredecessorWords)
  const { dates } = useSurroundings()
  return shown.authorities.map((one) => (
    <section key={one.fingerprint} aria-label={one.subject}>
      <FactList
        facts={[
          [facts.subject, one.subject],
          [
            facts.fingerprint,
            <strong key="fingerprint" className="hex">
              {inFours(one.fingerprint)}
            </strong>,
          ],
          [facts.issuer, one.issuer],
          [
            facts.serialNumber,
            <span key="serial" className="hex">
              {inFours(one.serialNumber)}
            </span>,
          ],
          [facts.key, one.key],
          [facts.validity, words.until(dates.second(one.notBefore), dates.second(one.notAfter))],
        ]}
      />
    </section>
  ))
}
