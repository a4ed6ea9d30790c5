import { isEarlier, isLater } from './local-day.ts'

export interface KeyAge {
  madeAt: Temporal.Instant
}

/** How long one key signs, how long it is known before, and how long after. Services read the set of keys now and then. */
const signs = Temporal.Duration.from({ hours: 24 * 90 })
const knownBefore = Temporal.Duration.from({ hours: 24 })
const knownAfter = Temporal.Duration.from({ hours: 24 })

export interface KeyPlan<Key extends KeyAge> {
  /** The one that signs now; none: there is no key yet. */
  signing: Key | undefined
  /** What services are told of, the signing one first. */
  known: Key[]
  /** Nobody needs them any more. */
  over: Key[]
  isNewDue: boolean
}

/**
 * A key signs from a day after it was made, so that services have read it by then, for ninety days, and is known for a day
 * more. The first one of an institution signs at once: nobody has a set of keys that it is missing from.
 */
export function planKeys<Key extends KeyAge>(keys: readonly Key[], now: Temporal.Instant): KeyPlan<Key> {
  const inOrder = [...keys].sort((a, b) => Temporal.Instant.compare(b.madeAt, a.madeAt))
  const ripe = inOrder.find(({ madeAt }) => !isLater(madeAt.add(knownBefore), now))
  const signing = ripe ?? inOrder.at(-1)
  if (signing === undefined) return { signing, known: [], over: [], isNewDue: true }
  const replacedAt = (key: Key) => {
    const successor = inOrder[inOrder.indexOf(key) - 1]
    return successor?.madeAt.add(knownBefore)
  }
  const isOver = (key: Key) => {
    const replaced = replacedAt(key)
    return key !== signing && replaced !== undefined && isLater(now, replaced.add(knownAfter))
  }
  const [newest = signing] = inOrder
  return {
    signing,
    known: [signing, ...inOrder.filter((key) => key !== signing && !isOver(key))],
    over: inOrder.filter(isOver),
    isNewDue: newest === signing && !isEarlier(now, signing.madeAt.add(signs)),
  }
}
