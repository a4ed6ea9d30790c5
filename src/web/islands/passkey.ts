import { askPasskey } from './passkey/ask-passkey.ts'
import { closeByLinks } from './window/close-by-links.ts'
import { openByLinks } from './window/open-by-links.ts'

openByLinks()
closeByLinks()
document.querySelector<HTMLElement>('.error-summary')?.focus()
askPasskey()
