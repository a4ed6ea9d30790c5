import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { unless, useFaults } from '../parts/faults.ts'
import { FaultSummary } from '../parts/field.tsx'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type Approval, office } from '../server/office.ts'
import { showPasskey } from '../server/passkey.ts'
import { keys } from '../server/queries.ts'
import { digitsOf } from '../sign-in/digits.ts'
import { PasswordAndCode } from '../sign-in/password-and-code.tsx'
import { requestPart } from './request-part.tsx'
import { useKind } from './use-kind.ts'

interface VerifyDialogProps {
  approval: Approval
  close(): void
  done(decided: Approval): void
}

/** An approval needs the person anew, with whatever he signs in with; what he approves stands above it. */
export function VerifyDialog({ approval, close, done }: VerifyDialogProps) {
  const { verify: words } = useWords(officeApprovalWords)
  const { cancel } = useWords(officeFrameWords)
  const { verified } = requestPart(approval.shown, useSurroundings())
  const kind = useKind(approval)
  const { staff } = useSignedIn()
  return (
    <ModalDialog title={words.title} close={close}>
      <p>{kind.verifying(kind.about, kind.aside)}</p>
      {verified}
      {staff.methods.includes('passkey') && <ByPasskey approval={approval} done={done} />}
      {staff.methods.includes('password') && (
        <details open={!staff.methods.includes('passkey')}>
          <summary>{words.password}</summary>
          <ByPassword approval={approval} done={done} />
        </details>
      )}
      <p className="act">
        <button type="button" className="secondary" onClick={close}>
          {cancel}
        </button>
      </p>
    </ModalDialog>
  )
}

type Way = Pick<VerifyDialogProps, 'approval' | 'done'>
type Verification = Parameters<typeof office.approve>[1]['verification']

function useApproval({ approval, done }: Way) {
  const queries = useQueryClient()
  const { id, shownHash } = approval
  return useMutation({
    mutationFn: async (verify: () => Promise<Verification>) =>
      office.approve(id, { shownHash, verification: await verify() }),
    onSuccess: done,
    // it may be closed by now, or its target changed: the page behind tells
    onError: () => queries.invalidateQueries({ queryKey: keys.approval(id) }),
  })
}

function ByPasskey({ approval, done }: Way) {
  const { verify: words } = useWords(officeApprovalWords)
  const approve = useApproval({ approval, done })
  const verify = async (): Promise<Verification> => ({
    kind: 'passkey',
    ...(await showPasskey(await office.verificationOptions(approval.id))),
  })
  return (
    <>
      {approve.error && <ProblemNote error={approve.error} />}
      <p className="act">
        <button
          type="button"
          className="primary"
          onClick={() => approve.mutate(verify)}
          disabled={approve.isPending}
        >
          {words.passkey}
        </button>
      </p>
      <p className="hint" aria-live="polite">
        {approve.isPending ? words.waiting : ''}
      </p>
    </>
  )
}

function ByPassword({ approval, done }: Way) {
  const { verify: words } = useWords(officeApprovalWords)
  const { faults: faultWords } = useWords(officeSignInWords)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { faults, of, judge } = useFaults()
  const approve = useApproval({ approval, done })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isRight = judge([
      unless(password !== '', 'password', faultWords.password),
      unless(digitsOf(code).length === 6, 'code', faultWords.code),
    ])
    if (!isRight) return
    approve.mutate(async () => ({ kind: 'password', password, code: digitsOf(code) }))
    setCode('') // a code is good once
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary title={faultWords.summary} faults={faults} />
      {approve.error && faults.length === 0 && <ProblemNote error={approve.error} />}
      <PasswordAndCode
        password={password}
        code={code}
        of={of}
        changePassword={setPassword}
        changeCode={setCode}
      />
      <p className="act">
        <button type="submit" className="primary" disabled={approve.isPending}>
          {approve.isPending ? words.working : words.passwordAct}
        </button>
      </p>
    </form>
  )
}
