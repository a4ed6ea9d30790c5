import { useInfiniteQuery } from '@tanstack/react-query'

interface Page {
  next?: string | undefined
}

/**
 * A list that is read on from where the last page ended. A `fresh` one is never shown as it was the last time: what
 * waits for somebody must not be what somebody else has done by now.
 */
export function useKeyset<P extends Page>(
  key: readonly unknown[],
  read: (after?: string) => Promise<P>,
  memory: 'kept' | 'fresh',
) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    ...(memory === 'fresh' && { gcTime: 0 }),
  })
}
