import type { Bytes } from '../../../pki/bytes.ts'
import { byId, show } from './sections.ts'

/** Hands over the file and its password, which nobody else has. */
export function offer(file: Bytes, fileName: string, password: string): void {
  const url = URL.createObjectURL(new Blob([file], { type: 'application/x-pkcs12' }))
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-file]')) {
    link.href = url
    link.download = fileName
    link.addEventListener('click', saved)
  }
  byId('password').textContent = password
  byId('copy').addEventListener('click', () => void copy(password))
  byId('installed').addEventListener('click', () => {
    byId('proving').hidden = false
  })
  addEventListener('beforeunload', warn)
  show('saving')
}

function saved(): void {
  removeEventListener('beforeunload', warn)
  const [first, again] = [byId('file-link'), byId('save-again')]
  const hadFocus = document.activeElement === first
  byId('saved').hidden = again.hidden = false
  first.hidden = true
  if (hadFocus) again.focus()
}

/** Where the clipboard is closed to the page, the text is marked for the person to copy. */
async function copy(password: string): Promise<void> {
  const { clipboard } = navigator
  const isCopied = await clipboard.writeText(password).then(
    () => true,
    () => false,
  )
  byId('copied').hidden = !isCopied
  if (!isCopied) getSelection()?.selectAllChildren(byId('password'))
}

function warn(event: Event): void {
  event.preventDefault()
}
