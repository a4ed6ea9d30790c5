import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { longestSpan } from '../../../domain/campaign.ts'
import { officeCampaignWords } from '../../../words/office-campaign.ts'
import { useWords } from '../frame/surroundings.ts'
import { Field } from '../parts/field.tsx'
import type { SpanSearch } from '../server/campaign.ts'

/** Which days of expiry. They stand in the address, so that what one sees can be shown to a colleague. */
export function SpanForm({ from, until }: Required<SpanSearch>) {
  const { span: words } = useWords(officeCampaignWords)
  const navigate = useNavigate()
  const [typed, setTyped] = useState({ from, until })
  const [isWrong, setWrong] = useState(false)
  return (
    <form
      className="span-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const isSpan = fits(typed)
        setWrong(!isSpan)
        if (isSpan) void navigate({ to: '/campaign', search: typed })
      }}
    >
      <fieldset className="group">
        <legend>{words.legend}</legend>
        <Field
          name="span-from"
          label={words.from}
          type="date"
          value={typed.from}
          fault={isWrong ? words.wrong : undefined}
          change={(value) => setTyped({ ...typed, from: value })}
        />
        <Field
          name="span-until"
          label={words.until}
          type="date"
          value={typed.until}
          change={(value) => setTyped({ ...typed, until: value })}
        />
        <button type="submit" className="secondary">
          {words.show}
        </button>
      </fieldset>
    </form>
  )
}

/** As domain/campaign.ts has it; the browser may have no Temporal. */
function fits({ from, until }: Required<SpanSearch>): boolean {
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000
  return days >= 0 && days < longestSpan
}
