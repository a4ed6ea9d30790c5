import { useEffect, useState } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useWords } from '../frame/surroundings.ts'

/** Says nothing for a moment, then what is being done, then that it takes long. */
export function Waiting() {
  const words = useWords(officeFrameWords)
  const [stage, setStage] = useState<'quiet' | 'told' | 'slow'>('quiet')
  useEffect(() => {
    const timers = [setTimeout(() => setStage('told'), 400), setTimeout(() => setStage('slow'), 5_000)]
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [])
  return (
    <p className="waiting" role="status">
      {stage !== 'quiet' && words.working}
      {stage === 'slow' && <span> {words.slow}</span>}
    </p>
  )
}
