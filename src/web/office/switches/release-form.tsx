import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { SwitchName } from '../../../domain/kill-switch.ts'
import { officeRequestWords } from '../../../words/office-requests.ts'
import { officeStaffWords } from '../../../words/office-staff.ts'
import { useWords } from '../frame/surroundings.ts'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { RequestForm } from '../parts/request-form.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { desk } from '../server/desk.ts'

/** To let it go on takes two: the request of the one. */
export function ReleaseDialog({ name, called, close }: { name: SwitchName; called: string; close(): void }) {
  const kind = useWords(officeRequestWords)['switch-release']
  const words = useWords(officeStaffWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const queryKey = ['switch-release', name]
  const preview = useQuery({ queryKey, queryFn: () => desk.previewRelease(name), staleTime: 0, gcTime: 0 })
  return (
    <ModalDialog title={kind.what} close={close}>
      {preview.isPending && <Waiting />}
      {preview.error && <ProblemNote error={preview.error} />}
      {preview.data && (
        <RequestForm
          words={words}
          ask={(evidence) => desk.requestRelease(name, { shownHash: preview.data.shownHash, evidence })}
          asked={({ approvalId }) => navigate({ to: '/approvals/$approvalId', params: { approvalId } })}
          again={() => queries.invalidateQueries({ queryKey })}
        >
          <p>{kind.verifying(called, '')}</p>
          <p>
            <strong>{words.another}</strong>
          </p>
        </RequestForm>
      )}
    </ModalDialog>
  )
}
