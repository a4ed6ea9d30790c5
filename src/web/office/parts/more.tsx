import { officeFrameWords } from '../../../words/office-frame.ts'
import { useWords } from '../frame/surroundings.ts'

interface MoreProps {
  count: number
  hasMore: boolean
  isBusy: boolean
  more(): void
}

/** 「さらに表示」, and how many are shown. */
export function More({ count, hasMore, isBusy, more }: MoreProps) {
  const words = useWords(officeFrameWords)
  return (
    <div className="more">
      <p role="status">{hasMore ? words.shown(count) : words.shownAll(count)}</p>
      {hasMore && (
        <button type="button" className="secondary" onClick={more} disabled={isBusy}>
          {isBusy ? words.working : words.more}
        </button>
      )}
    </div>
  )
}
