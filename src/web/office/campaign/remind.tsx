import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { officeCampaignWords } from '../../../words/office-campaign.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { countIn } from '../parts/counts.ts'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Select } from '../parts/select.tsx'
import { type BranchCounts, type CampaignBoard, campaign, type Reminded } from '../server/campaign.ts'
import { keys } from '../server/queries.ts'
import { sumOf } from './sum.ts'

/** Those of one branch, or of all. Nobody knows a code that begins so. */
const all = '*'

/** One mail more to those who have begun nothing: what it does in words before, and what it has done after. */
export function Remind({ board: { from, until, remindable, days } }: { board: CampaignBoard }) {
  const { remind: words } = useWords(officeCampaignWords)
  const { may } = useSignedIn()
  const [isAsking, setAsking] = useState(false)
  const [chosen, setChosen] = useState(all)
  const branches = useBranches({ from, until })
  const [done, setDone] = useState<Reminded>()
  if (!may.includes('remind-silent')) return null
  const isSilent =
    remindable !== undefined &&
    sumOf(days.filter(({ day }) => day >= remindable.from && day <= remindable.until)).silent > 0
  return (
    <section className="block" aria-labelledby="remind">
      <h2 id="remind">{words.title}</h2>
      {done && <Done reminded={done} />}
      {isSilent ? (
        <>
          {branches.some(({ code }) => code !== '') && (
            <Select
              label={words.branch}
              value={chosen}
              change={setChosen}
              options={Object.fromEntries([
                [all, words.allBranches],
                ...branches.map(({ key, name }) => [key, name]),
              ])}
            />
          )}
          <button type="button" className="secondary" onClick={() => setAsking(true)}>
            {words.act}
          </button>
        </>
      ) : (
        <p>{words.notOpen}</p>
      )}
      {isAsking && remindable && (
        <Confirm
          span={remindable}
          branch={branches.find(({ key }) => key === chosen)}
          close={() => setAsking(false)}
          told={(reminded) => {
            setDone(reminded)
            setAsking(false)
          }}
        />
      )}
    </section>
  )
}

interface Branch {
  key: string
  code: string
  name: string
}

/** Those that the table below shows, asked for once. */
function useBranches(span: { from: string; until: string }): Branch[] {
  const words = useWords(officeCampaignWords)
  const found = useQuery({
    queryKey: keys.campaignBranches(span),
    queryFn: () => campaign.branches(span),
  })
  return (found.data?.branches ?? []).map(({ branch }: BranchCounts) => ({
    // not the code alone: of keys that are numbers a browser changes the order
    key: `=${branch?.code ?? ''}`,
    code: branch?.code ?? '',
    name: branch === undefined ? words.noBranch : words.branchOf(branch.code, branch.name),
  }))
}

function Done({ reminded }: { reminded: Reminded }) {
  const { remind: words } = useWords(officeCampaignWords)
  const { language } = useSurroundings()
  const count = countIn(language)
  return (
    <div role="status">
      <p>
        {words.done({
          reminded: count(reminded.reminded),
          mailedToday: count(reminded.mailedToday),
          noAddress: count(reminded.noAddress),
          stopped: count(reminded.stopped),
        })}
      </p>
      <p className="small">{words.soon}</p>
    </div>
  )
}

interface ConfirmProps {
  span: { from: string; until: string }
  branch: Branch | undefined
  close(): void
  told(reminded: Reminded): void
}

function Confirm({ span, branch, close, told }: ConfirmProps) {
  const { remind: words } = useWords(officeCampaignWords)
  const frame = useWords(officeFrameWords)
  const { dates } = useSurroundings()
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: () => campaign.remind({ ...span, ...(branch && { branch: branch.code }) }),
    onSuccess: async (reminded) => {
      await queries.invalidateQueries({ queryKey: ['campaign'] })
      told(reminded)
    },
  })
  return (
    <ModalDialog title={words.act} close={close}>
      <p>{words.what(dates.date(span.from), dates.date(span.until))}</p>
      {branch && <p>{words.whom(branch.name)}</p>}
      <p>{words.unless}</p>
      {send.error && <ProblemNote error={send.error} />}
      <p className="act">
        <button type="button" onClick={() => send.mutate()} disabled={send.isPending}>
          {words.confirm}
        </button>{' '}
        <button type="button" className="secondary" onClick={close}>
          {frame.cancel}
        </button>
      </p>
    </ModalDialog>
  )
}
