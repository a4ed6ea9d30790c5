/** A click on such a link that asks for nothing special, as a tab of its own does. Answers with the link. */
export function plainlyClicked(event: MouseEvent, selector: string): HTMLAnchorElement | null {
  const { target, button, altKey, ctrlKey, metaKey, shiftKey } = event
  if (button !== 0 || altKey || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return null
  return target.closest<HTMLAnchorElement>(selector)
}
