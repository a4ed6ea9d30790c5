import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useIsPresent, useWords } from '../frame/surroundings.ts'

interface ModalDialogProps {
  title: string
  role?: 'dialog' | 'alertdialog'
  /** At the side for details, in the middle for a question. */
  place?: 'side' | 'middle'
  /** Absent: it asks for an answer and cannot be waved away. */
  close?(): void
  children: ReactNode
}

/** Over the page: the browser keeps the focus inside, hides the rest from everybody, and gives the focus back. */
export function ModalDialog(props: ModalDialogProps) {
  // Beside the page: a dialog may be asked for within a form or a table, and has a form of its own.
  return useIsPresent() ? createPortal(<Opened {...props} />, document.body) : null
}

function Opened({ title, role = 'dialog', place = 'middle', close, children }: ModalDialogProps) {
  const words = useWords(officeFrameWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const pressedBeside = useRef(false)
  const heading = useId()
  useLayoutEffect(() => showModal(dialog.current), [])

  // Before the browser takes it for a wish of its own, which it would fulfil the second time whatever we say.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close?.()
  }
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={heading}
      tabIndex={-1}
      className={`overlay overlay-${place}`}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault()
        close?.()
      }}
      onPointerDown={(event) => {
        pressedBeside.current = event.target === event.currentTarget
      }}
      onClick={(event) => {
        if (pressedBeside.current && event.target === event.currentTarget) close?.()
      }}
    >
      <div className="dialog">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          {close && (
            <button type="button" className="quiet" onClick={close}>
              {words.close}
            </button>
          )}
        </div>
        <div className="dialog-body">{children}</div>
      </div>
    </dialog>
  )
}

/** The dialog itself takes the focus, so that its title is read out first. */
function showModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal()
  dialog?.focus()
  return () => dialog?.close()
}
