import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { office, type SignedIn } from '../server/office.ts'
import { endSession, keys } from '../server/queries.ts'
import { useSurroundings, useWords } from './surroundings.ts'

const warnedBefore = 120_000

/** Says two minutes before that the session will end. Asking when it ends does not prolong it. */
export function SessionEnd({ session, leave }: { session: SignedIn; leave(): Promise<void> }) {
  const { session: words } = useWords(officeFrameWords)
  const { dates } = useSurroundings()
  const queries = useQueryClient()
  const [left, setLeft] = useState(remaining(session))
  const stay = useMutation({
    mutationFn: office.staySignedIn,
    onSuccess: (answer) => queries.setQueryData(keys.session, answer),
  })

  useEffect(() => {
    const whole = remaining(session)
    setLeft(whole)
    const look = () => queries.invalidateQueries({ queryKey: keys.session })
    const timers = [
      setTimeout(() => void look(), Math.max(0, whole - warnedBefore)),
      setTimeout(() => void look().catch(() => endSession(queries)), whole + 1_000),
    ]
    return () => timers.forEach(clearTimeout)
  }, [session, queries])

  const signOut = useMutation({ mutationFn: leave })
  if (left > warnedBefore) return null
  const isLast = stay.isSuccess // staying has not helped: it is the absolute end
  const at = dates.time(session.endsAt)
  return (
    <ModalDialog title={words.title} role="alertdialog">
      <p>{isLast ? words.absolute(at) : words.text(at)}</p>
      <p className="act">
        {!isLast && (
          <button type="button" className="primary" onClick={() => stay.mutate()} disabled={stay.isPending}>
            {words.stay}
          </button>
        )}
        <button type="button" className="secondary" onClick={() => signOut.mutate()}>
          {words.leave}
        </button>
      </p>
    </ModalDialog>
  )
}

const remaining = ({ now, endsAt }: SignedIn) => new Date(endsAt).getTime() - new Date(now).getTime()
