/** Does it for each, one after the other. Trouble with one does not stop the others; it is thrown at the end, all of it. */
export async function eachInTurn<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const errors: unknown[] = []
  for await (const item of items) {
    await act(item).then(
      (result) => results.push(result),
      (error: unknown) => errors.push(error),
    )
  }
  if (errors.length > 1) throw new AggregateError(errors, errors.map(messageOf).join('; '))
  if (errors.length > 0) throw errors[0]
  return results
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
