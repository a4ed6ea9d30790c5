import { useInfiniteQuery } from '@tanstack/react-query'

interface Page {
  next?: string | undefined
}

/** A list that is read on from where the last page ended. */
export function useKeyset<P extends Page>(
  key: readonly unknown[],
  read: (after?: string) => Promise<P>,
  isWanted = true,
) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: isWanted,
  })
}
