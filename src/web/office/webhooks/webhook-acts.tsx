import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { officeWebhookWords } from '../../../words/office-webhooks.ts'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { Field } from '../parts/field.tsx'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import type { StaffAct } from '../server/office.ts'
import { type Webhook, webhooks } from '../server/webhooks.ts'

type Act = 'secret' | 'replay' | 'pause' | 'resume' | 'end'

/** What one person may do with an endpoint: each in a dialog that says what will happen. */
export function WebhookActs({ of: webhook }: { of: Webhook }) {
  const words = useWords(officeWebhookWords)
  const { may } = useSignedIn()
  const [act, setAct] = useState<Act>()
  if (webhook.endedAt !== undefined) return null
  const names: Record<Act, string> = {
    secret: webhook.secretMadeAt === undefined ? words.secret.act : words.secret.again,
    replay: words.replay.act,
    pause: words.pause.act,
    resume: words.resume.act,
    end: words.end.act,
  }
  const close = () => setAct(undefined)
  return (
    <>
      {may.includes('run-webhook') && webhook.secretMadeAt !== undefined && <SendTest of={webhook} />}
      <p className="act on-screen">
        {actsOf(webhook, may).map((one) => (
          <button key={one} type="button" className="secondary" onClick={() => setAct(one)}>
            {names[one]}
          </button>
        ))}
      </p>
      {act === 'secret' && <SecretDialog of={webhook} title={names.secret} close={close} />}
      {act === 'replay' && <ReplayDialog of={webhook} close={close} />}
      {(act === 'pause' || act === 'resume' || act === 'end') && (
        <ActDialog of={webhook} act={act} close={close} />
      )}
    </>
  )
}

function actsOf({ paused }: Webhook, may: readonly StaffAct[]): Act[] {
  const acts: [Act, StaffAct, boolean][] = [
    ['secret', 'run-webhook', true],
    ['replay', 'run-webhook', true],
    ['resume', 'run-webhook', paused !== undefined],
    ['pause', 'end-webhook', paused === undefined],
    ['end', 'end-webhook', true],
  ]
  return acts.filter(([, needs, isFit]) => isFit && may.includes(needs)).map(([act]) => act)
}

function SendTest({ of: { id } }: { of: Webhook }) {
  const { test } = useWords(officeWebhookWords)
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: () => webhooks.test(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks', id] }),
  })
  return (
    <>
      {send.error && <ProblemNote error={send.error} />}
      {send.isSuccess && <p role="status">{test.done}</p>}
      <p className="act on-screen">
        <button type="button" className="primary" disabled={send.isPending} onClick={() => send.mutate()}>
          {test.act}
        </button>
      </p>
    </>
  )
}

interface DialogProps {
  of: Webhook
  close(): void
}

function ActDialog({ of: { id }, act, close }: DialogProps & { act: 'pause' | 'resume' | 'end' }) {
  const words = useWords(officeWebhookWords)
  const doing = useDeed(() => webhooks[act](id), close)
  return (
    <ModalDialog title={words[act].act} close={close}>
      {doing.error && <ProblemNote error={doing.error} />}
      <p>{words[act].lead}</p>
      <p className="act">
        <button type="button" className="primary" disabled={doing.isPending} onClick={() => doing.mutate()}>
          {words[act].act}
        </button>
        <button type="button" className="secondary" onClick={close}>
          {words.keep}
        </button>
      </p>
    </ModalDialog>
  )
}

/** The secret stands here once: it is in no list and no cache. */
function SecretDialog({ of: { id, secretMadeAt }, title, close }: DialogProps & { title: string }) {
  const words = useWords(officeWebhookWords)
  const making = useDeed(
    () => webhooks.secret(id),
    () => {},
  )
  if (making.data === undefined)
    return (
      <ModalDialog title={title} close={close}>
        {making.error && <ProblemNote error={making.error} />}
        <p>{secretMadeAt === undefined ? words.secret.lead : words.secret.leadAgain}</p>
        <p className="act">
          <button
            type="button"
            className="primary"
            disabled={making.isPending}
            onClick={() => making.mutate()}
          >
            {words.secret.make}
          </button>
          <button type="button" className="secondary" onClick={close}>
            {words.keep}
          </button>
        </p>
      </ModalDialog>
    )
  return (
    <ModalDialog title={words.secret.title}>
      <p>{words.secret.shown}</p>
      <p>
        <strong className="hex">{making.data.secret}</strong>
      </p>
      <p className="act">
        <button type="button" className="primary" onClick={close}>
          {words.close}
        </button>
      </p>
    </ModalDialog>
  )
}

function ReplayDialog({ of: { id }, close }: DialogProps) {
  const { replay, keep } = useWords(officeWebhookWords)
  const [since, setSince] = useState('')
  const [isTried, setTried] = useState(false)
  const doing = useDeed(() => webhooks.replay(id, new Date(since).toISOString()), close)
  const isWhole = !Number.isNaN(Date.parse(since))
  const send = () => {
    setTried(true)
    if (isWhole) doing.mutate()
  }
  return (
    <ModalDialog title={replay.act} close={close}>
      {doing.error && <ProblemNote error={doing.error} />}
      <p>{replay.lead}</p>
      <Field
        name="since"
        type="datetime-local"
        label={replay.since}
        hint={replay.sinceHint}
        value={since}
        fault={isTried && !isWhole ? replay.sinceMissing : undefined}
        change={setSince}
      />
      <p className="act">
        <button type="button" className="primary" disabled={doing.isPending} onClick={send}>
          {replay.now}
        </button>
        <button type="button" className="secondary" onClick={close}>
          {keep}
        </button>
      </p>
    </ModalDialog>
  )
}

/** What has changed is read anew before the dialog goes. */
function useDeed<T>(deed: () => Promise<T>, done: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: deed,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['webhooks'] })
      done()
    },
  })
}
