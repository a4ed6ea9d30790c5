import type { Der } from '../../../pki/der.ts'
import { askCertificate, type Issued, type Refused } from './ask-certificate.ts'
import { awaitProof } from './await-proof.ts'
import { isCapable } from './capability.ts'
import { type KeyPair, makeKeyPair } from './key-pair.ts'
import { makeFile } from './make-file.ts'
import { makePassword } from './make-password.ts'
import { makeRequest } from './make-request.ts'
import { offer } from './saving.ts'
import { byId, mark, show } from './sections.ts'
import { webPrimitives } from './web-primitives.ts'

/** From nothing to a file with its password. Key and password never leave the page but in what the person saves. */
export function enrol(): Promise<void> {
  return orIncapable(async () => {
    if (!isCapable()) throw new Error('this browser lacks something that is needed')
    mark('key')
    const key = await makeKeyPair(byId('enrolment').dataset.keyAlgorithm)
    mark('request')
    const request = await makeRequest(key)
    const obtainIt = () => orIncapable(() => obtain(key, request))
    byId('retry').addEventListener('click', () => {
      show('issuing')
      void obtainIt()
    })
    await obtainIt()
  })
}

/** May be repeated: the same key has the same certificate. */
async function obtain(key: KeyPair, request: Der): Promise<void> {
  const { requestUrl = '' } = byId('enrolment').dataset
  mark('certificate')
  const answer = await askCertificate(requestUrl, request, key.spki)
  if (answer.kind === 'offline') return show('offline')
  if (answer.kind === 'refused') return refuse(answer)
  mark('file')
  await save(key, answer)
}

async function save(key: KeyPair, issued: Issued): Promise<void> {
  const { form, fileName = '', statusUrl = '', doneUrl = '' } = byId('enrolment').dataset
  const password = makePassword(webPrimitives.random)
  const file = await makeFile(key, issued, form === '3des' ? form : 'aes', password)
  offer(file, fileName, password)
  awaitProof(statusUrl, () => location.assign(doneUrl))
}

function refuse({ detail = '', onward }: Refused): void {
  byId('refused-detail').textContent = detail
  const link = document.querySelector<HTMLAnchorElement>('#refused .act a')
  if (link !== null && onward !== undefined) link.href = onward
  show('refused')
}

/** What was not foreseen is a browser that cannot do it: no answer of the server leads here. */
async function orIncapable(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    console.error(error)
    show('incapable')
  }
}
