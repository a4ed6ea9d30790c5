import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
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

/** Over the page, with the focus kept inside; it goes back to where it was. */
export function ModalDialog({ title, role = 'dialog', place = 'middle', close, children }: ModalDialogProps) {
  const words = useWords(officeFrameWords)
  const isPresent = useIsPresent()
  if (!isPresent) return null
  return (
    <ModalOverlay
      className={`overlay overlay-${place}`}
      isOpen
      isDismissable={close !== undefined}
      isKeyboardDismissDisabled={close === undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) close?.()
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog" role={role}>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {close && (
              <button type="button" className="quiet" onClick={close}>
                {words.close}
              </button>
            )}
          </div>
          <div className="dialog-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
