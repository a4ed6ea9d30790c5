import { officePolicyWords } from '../../../words/office-policy.ts'
import { milestoneNames } from '../../../words/policy-values.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import type { RuleName, Typed } from './typed.ts'
import type { FieldsProps } from './version-form.tsx'

type Spans = 'renewalOpens' | 'mailDays' | 'graceDays' | 'proveDays'
type MoreSpans = 'unprovedDays' | 'acquisitionDays' | 'acquisitionReminders' | 'afterDays'

interface SpanProps extends FieldsProps {
  name: RuleName
  field: Spans | MoreSpans
  label: string
}

/** A number of days, or some, with the rule that it must keep. */
function Span({ name, field, label, typed, change, of }: SpanProps) {
  const { rules } = useWords(officePolicyWords)
  const isCount = field === 'renewalOpens' || field === 'proveDays' || field === 'acquisitionDays'
  return (
    <Field
      name={name}
      label={label}
      hint={rules[name]}
      inputMode={isCount ? 'numeric' : 'text'}
      autoComplete="off"
      maxLength={60}
      value={typed[field]}
      fault={of(name)}
      change={(value) => change({ [field]: value } satisfies Partial<Typed>)}
    />
  )
}

/** When renewal opens, and what becomes of those who have expired. */
export function RenewalFields(props: FieldsProps) {
  const words = useWords(officePolicyWords)
  const { typed, change } = props
  return (
    <fieldset className="group">
      <legend>{words.groups.renewal}</legend>
      <Span {...props} name="renewal-opens" field="renewalOpens" label={words.fields['renewal-opens']} />
      <Span {...props} name="mail-days" field="mailDays" label={words.fields['mail-days']} />
      <Choice
        name="mail-after-expiry"
        label={words.fields['mail-after-expiry']}
        options={words.onOff}
        value={typed.mailAfterExpiry}
        change={(mailAfterExpiry) => change({ mailAfterExpiry })}
      />
      <Choice
        name="after-expiry"
        label={words.fields['after-expiry']}
        options={words.after}
        value={typed.after}
        change={(after) => change({ after })}
      />
      {typed.after !== 'reissue' && (
        <>
          <Span {...props} name="after-days" field="afterDays" label={words.afterDays} />
          <Span {...props} name="grace-days" field="graceDays" label={words.fields['grace-days']} />
        </>
      )}
    </fieldset>
  )
}

/** The first certificate, and the first use of any. */
export function AcquisitionFields(props: FieldsProps) {
  const { groups, fields } = useWords(officePolicyWords)
  return (
    <fieldset className="group">
      <legend>{groups.acquisition}</legend>
      <Span {...props} name="acquisition-days" field="acquisitionDays" label={fields['acquisition-days']} />
      <Span
        {...props}
        name="acquisition-reminders"
        field="acquisitionReminders"
        label={fields['acquisition-reminders']}
      />
      <Span {...props} name="prove-days" field="proveDays" label={fields['prove-days']} />
      <Span {...props} name="unproved-days" field="unprovedDays" label={fields['unproved-days']} />
    </fieldset>
  )
}

/** Whether mails go out, which, and when. */
export function MailFields({ typed, change, of }: FieldsProps) {
  const words = useWords(officePolicyWords)
  return (
    <fieldset className="group">
      <legend>{words.groups.mails}</legend>
      <Choice
        name="mails"
        label={words.fields.mails}
        hint={words.mailsHint}
        options={words.mailsUse}
        value={typed.mails}
        change={(mails) => change({ mails })}
      />
      <MilestonesOff typed={typed} change={change} />
      <Choice
        name="english"
        label={words.fields.english}
        options={words.englishUse}
        value={typed.english}
        change={(english) => change({ english })}
      />
      <Field
        name="window-from"
        label={`${words.fields['mail-window']}: ${words.windowFrom}`}
        hint={words.rules['window-from']}
        maxLength={5}
        value={typed.windowFrom}
        fault={of('window-from')}
        change={(windowFrom) => change({ windowFrom })}
      />
      <Field
        name="window-until"
        label={`${words.fields['mail-window']}: ${words.windowUntil}`}
        maxLength={5}
        value={typed.windowUntil}
        change={(windowUntil) => change({ windowUntil })}
      />
      <Choice
        name="open-days"
        label={words.fields['mail-window']}
        options={words.openDays}
        value={typed.openDays}
        change={(openDays) => change({ openDays })}
      />
    </fieldset>
  )
}

function MilestonesOff({ typed, change }: Omit<FieldsProps, 'of'>) {
  const words = useWords(officePolicyWords)
  const { language } = useSurroundings()
  const kinds = ['not-acquired', 'before-expiry', 'after-expiry', 'grace-ends', 'unproved'] as const
  return (
    <fieldset className="choice">
      <legend>{words.fields['milestones-off']}</legend>
      {kinds.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            name="milestones-off"
            value={kind}
            checked={typed.milestonesOff.includes(kind)}
            onChange={({ target }) =>
              change({
                milestonesOff: kinds.filter((each) =>
                  each === kind ? target.checked : typed.milestonesOff.includes(each),
                ),
              })
            }
          />
          {milestoneNames[language][kind]}
        </label>
      ))}
    </fieldset>
  )
}
