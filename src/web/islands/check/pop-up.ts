/** To be called while a person clicks: a browser that blocks windows blocks those above all that nobody asked for. */
export function tryPopUp(): 'opened' | 'blocked' {
  const opened = open('about:blank', '_blank', 'popup,width=360,height=240')
  if (opened === null || opened.closed) return 'blocked'
  opened.close()
  return 'opened'
}
