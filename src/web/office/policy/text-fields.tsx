import { officePolicyWords } from '../../../words/office-policy.ts'
import { useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { TextArea } from '../parts/text-area.tsx'
import type { FieldsProps } from './version-form.tsx'

const languages = ['ja', 'en'] as const

/** What stands on pages and in mails: where the notice is, the institution's paragraph, whom to call. */
export function PageFields({ typed, change, of }: FieldsProps) {
  const words = useWords(officePolicyWords)
  const inLanguage = { ja: words.inJa, en: words.inEn }
  return (
    <fieldset className="group">
      <legend>{words.groups.pages}</legend>
      <Choice
        name="place"
        label={words.fields.place}
        options={words.places}
        value={typed.place}
        change={(place) => change({ place })}
      />
      {languages.map((each) => (
        <TextArea
          key={each}
          name={`paragraph-${each}`}
          label={`${words.fields.paragraph}${inLanguage[each]}`}
          {...(each === 'ja' && { hint: words.rules['paragraph-ja'] })}
          lang={each}
          value={typed.paragraph[each]}
          fault={of(`paragraph-${each}`)}
          change={(text) => change({ paragraph: { ...typed.paragraph, [each]: text } })}
        />
      ))}
      <DeskFields typed={typed} change={change} of={of} />
    </fieldset>
  )
}

/** Each is one line, and may be longer than a narrow screen: it is shown whole. */
function DeskFields({ typed: { desk }, change, of }: FieldsProps) {
  const words = useWords(officePolicyWords)
  const inLanguage = { ja: words.inJa, en: words.inEn }
  const label = (name: string) => `${words.fields['help-desk']}: ${name}`
  return (
    <>
      {languages.map((each) => (
        <TextArea
          key={each}
          name={`desk-name-${each}`}
          label={label(`${words.deskName}${inLanguage[each]}`)}
          {...(each === 'ja' && { hint: words.rules['desk-name-ja'] })}
          lang={each}
          rows={2}
          value={desk.name[each]}
          fault={of(`desk-name-${each}`)}
          change={(text) => change({ desk: { ...desk, name: { ...desk.name, [each]: text } } })}
        />
      ))}
      <Field
        name="desk-telephone"
        label={label(words.telephone)}
        maxLength={200}
        value={desk.telephone}
        change={(telephone) => change({ desk: { ...desk, telephone } })}
      />
      {languages.map((each) => (
        <TextArea
          key={each}
          name={`desk-hours-${each}`}
          label={label(`${words.deskHours}${inLanguage[each]}`)}
          lang={each}
          rows={2}
          value={desk.hours[each]}
          change={(text) => change({ desk: { ...desk, hours: { ...desk.hours, [each]: text } } })}
        />
      ))}
    </>
  )
}

/** What customers read under 「重要なお知らせ」 before the first day. */
export function AnnouncementFields({ typed, change, of }: FieldsProps) {
  const words = useWords(officePolicyWords)
  return (
    <fieldset className="group">
      <legend>{words.groups.announcement}</legend>
      <Choice
        name="announce"
        label={words.announceLabel}
        options={words.announce}
        value={typed.announce}
        change={(announce) => change({ announce })}
      />
      {typed.announce === 'yes' && (
        <>
          <Field
            name="announce-from"
            label={words.announceFrom}
            hint={words.rules['announce-from']}
            type="date"
            value={typed.announceFrom}
            fault={of('announce-from')}
            change={(announceFrom) => change({ announceFrom })}
          />
          {languages.map((each) => (
            <AnnouncementText key={each} language={each} typed={typed} change={change} of={of} />
          ))}
        </>
      )}
    </fieldset>
  )
}

function AnnouncementText({ language, typed, change, of }: FieldsProps & { language: 'ja' | 'en' }) {
  const words = useWords(officePolicyWords)
  const inLanguage = language === 'ja' ? words.inJa : words.inEn
  const { title, body } = typed
  return (
    <>
      <Field
        name={`title-${language}`}
        label={`${words.announceTitle}${inLanguage}`}
        lang={language}
        maxLength={200}
        className="input-wide"
        value={title[language]}
        fault={of(`title-${language}`)}
        change={(text) => change({ title: { ...title, [language]: text } })}
      />
      <TextArea
        name={`body-${language}`}
        label={`${words.announceBody}${inLanguage}`}
        lang={language}
        rows={6}
        value={body[language]}
        fault={of(`body-${language}`)}
        change={(text) => change({ body: { ...body, [language]: text } })}
      />
    </>
  )
}
