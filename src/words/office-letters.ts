import type { Language } from '../domain/language.ts'
import type { LetterKind } from '../domain/letter.ts'

/** Where the letters with PINs and codes are printed: each once, and the two of one person by two people. */
const ja = {
  title: '印刷する書面',
  lead: '一人のお客さまに、IDと仮の暗証番号の書面と、取得コードの書面を、別の封筒でお送りします。一人の職員が、同じ方の両方を印刷することはできません。',
  once: '印刷できるのは一度だけです。内容は画面に表示しません。印刷に失敗したときは、お客さまの画面から再発行（新しい暗証番号）を依頼してください。',
  piles: {
    'pin-letter': 'IDと仮の暗証番号の書面',
    'pickup-letter': '取得コードの書面',
  } satisfies Record<LetterKind, string>,
  none: '印刷を待っている書面はありません。',
  count: (count: number) => `${count} 通`,
  first: (count: number) => `古いものから ${count} 通を示しています。`,
  others: (count: number) => `${count} 通は、もう一方の書面をあなたが印刷したため、別の方が印刷します。`,
  columns: { name: 'お客さま', contract: '契約者ID', since: '作成', until: '期限', hand: '印刷する方' },
  hands: { yes: 'あなたが印刷できます', 'printed-the-other': '別の方が印刷します' },
  print: (count: number) => `${count} 通を印刷する`,
  notAllowed: 'あなたの役割では、印刷はできません。',
  ask: {
    title: '印刷の前に',
    printer: 'プリンターに用紙があり、ほかの方の目に触れないことを確かめてください。',
    once: (count: number) =>
      `「印刷する」を押すと、${count} 通を印刷したことが、あなたの名前と日時とともに記録され、内容は消えます。印刷を途中でやめても、もう一度印刷することはできません。`,
    act: '印刷する',
    working: '印刷しています',
  },
  done: (count: number) => `${count} 通を印刷に送りました。封筒に入れて封をし、通数を確かめてください。`,
  doneNext: '紙が出なかったものがあれば、そのお客さまの画面から再発行（新しい暗証番号）を依頼してください。',
}

export type OfficeLetterWords = typeof ja

const en: OfficeLetterWords = {
  title: 'Letters to print',
  lead: 'A person gets two letters in two envelopes: one with the IDs and temporary PINs, one with the pickup code. Nobody of the staff prints both letters of the same person.',
  once: 'A letter is printed once, and its content is never shown. If a print fails, ask for a reissue with new PINs on the customer’s page.',
  piles: { 'pin-letter': 'IDs and temporary PINs', 'pickup-letter': 'Pickup codes' },
  none: 'No letter waits to be printed.',
  count: (count) => (count === 1 ? '1 letter' : `${count} letters`),
  first: (count) => `These are the oldest ${count}.`,
  others: (count) =>
    `${count === 1 ? '1 letter is' : `${count} letters are`} for another person to print: you printed the other letter of the same customer.`,
  columns: {
    name: 'Customer',
    contract: 'Contract ID',
    since: 'Made',
    until: 'Good until',
    hand: 'Who prints it',
  },
  hands: { yes: 'You can print it', 'printed-the-other': 'Somebody else prints it' },
  print: (count) => (count === 1 ? 'Print 1 letter' : `Print ${count} letters`),
  notAllowed: 'Your roles do not include printing.',
  ask: {
    title: 'Before you print',
    printer: 'See that the printer has paper and that nobody else sees what comes out.',
    once: (count) =>
      `When you press “Print”, it is recorded with your name and the time that ${count === 1 ? 'this letter was' : `these ${count} letters were`} printed, and the content is erased. Nothing can be printed a second time, even if you cancel the print.`,
    act: 'Print',
    working: 'Printing',
  },
  done: (count) =>
    `${count === 1 ? '1 letter was' : `${count} letters were`} sent to the printer. Put them into their envelopes, seal them and count them.`,
  doneNext: 'If one did not come out, ask for a reissue with new PINs on that customer’s page.',
}

export const officeLetterWords: Record<Language, OfficeLetterWords> = { ja, en }
