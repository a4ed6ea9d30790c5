/** What the server asks, and under which name it is answered. */
interface Question {
  ceremonyId: string
  options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON
}

/** `#passkey` has the addresses and which of the two is asked: to make one, or to show one. Without it there is nothing to do. */
export function askPasskey(): void {
  const place = document.querySelector<HTMLElement>('#passkey')
  const button = place?.querySelector('button')
  if (!place || !button) return
  if (!isAble()) {
    say(place, 'unsupported')
    return
  }
  button.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    say(place, 'working')
    answer(place.dataset).then(
      (next) => location.assign(next),
      () => {
        button.disabled = false
        say(place, 'failed')
      },
    )
  })
}

function isAble(): boolean {
  return 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential
}

/** Where to go when it was accepted. */
async function answer({
  ask,
  question,
  optionsUrl = '',
  answerUrl = '',
  next = '',
}: DOMStringMap): Promise<string> {
  const { ceremonyId, options }: Question = question
    ? JSON.parse(question)
    : await (await post(optionsUrl, {})).json()
  const credential =
    ask === 'create'
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  await post(answerUrl, { ceremonyId, response: credential.toJSON() })
  return next
}

async function post(url: string, body: object): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(String(response.status))
  return response
}

/** The sentences stand in the page; one of them is shown. */
function say(place: HTMLElement, which: 'working' | 'failed' | 'unsupported'): void {
  for (const one of place.querySelectorAll<HTMLElement>('[data-say]')) one.hidden = one.dataset.say !== which
}
