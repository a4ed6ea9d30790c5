import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

/** What the server makes of a wish: kept while it is looked at anew, so that nothing typed under it is lost. */
export function usePreview<Wish, Preview>(look: (wish: Wish) => Promise<Preview>) {
  const [shown, setShown] = useState<{ wish: Wish; preview: Preview }>()
  const looking = useMutation({
    mutationFn: look,
    onSuccess: (preview, wish) => setShown({ wish, preview }),
  })
  const show = (wish: Wish) => looking.mutate(wish)
  return {
    shown,
    error: looking.error,
    isPending: looking.isPending,
    show,
    /** It may be out of date. */
    again: () => {
      if (shown !== undefined) show(shown.wish)
    },
    /** Back to what was filled in. */
    edit: () => {
      setShown(undefined)
      looking.reset()
    },
  }
}
