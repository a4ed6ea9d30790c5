import type { Language } from '../domain/language.ts'

const again = '必要なら、もう一度依頼してください。'
const requesterGone = '依頼した方の取り下げか、その方の権限やサインインの方法がなくなったためです。'

/** What is said of a request to write a file, and of one to register a CA. `about` is the file, or the CA, by name. */
const ja = {
  import: {
    what: '一覧の登録',
    show: (about: string) => `一覧の登録：${about}`,
    evidence: '承認する方への説明',
    willHappen: () =>
      '承認すると、ファイルの全部の行をいちどに登録します。登録する直前に、もう一度すべての行を確かめ、直すところが1つでもあれば何も登録しません。登録が終わるとファイルの中身は消します。あなたの名前と日時を記録します。',
    verifying: (about: string) => `「${about}」の全部の行を登録します。`,
    kept: (about: string) => `「${about}」からは何も登録しません。ファイルの中身は消します。`,
    outcome: {
      approved: 'この依頼は承認され、全部の行を登録しました。',
      rejected: 'この依頼は却下されました。何も登録していません。',
      withdrawn: `この依頼は取り下げられました。${requesterGone}何も登録していません。${again}`,
      expired: `承認の期限を過ぎたため、この依頼は終わりました。何も登録していません。${again}`,
      'target-changed':
        '依頼のあとで、一覧のどなたかが別に登録されるなどして、登録できない行ができたため、この依頼は終わりました。何も登録していません。もう一度ファイルを確認してください。',
    },
  },
  predecessor: {
    what: '以前の認証局の登録',
    show: (about: string) => `以前の認証局の登録：${about}`,
    evidence: '拇印を確かめた方法',
    willHappen: () =>
      '承認すると、この認証局の名前をブラウザに送るようになり、この認証局が発行した電子証明書のうち、別に登録したものでログオンできるようになります。認証局から受け取った拇印と、上の拇印を1文字ずつ比べてください。あなたの名前と日時を記録します。',
    verifying: (about: string) => `「${about}」を、以前の認証局として登録します。`,
    kept: (about: string) => `「${about}」は登録しません。`,
    outcome: {
      approved: 'この依頼は承認され、認証局を登録しました。',
      rejected: 'この依頼は却下されました。認証局は登録していません。',
      withdrawn: `この依頼は取り下げられました。${requesterGone}認証局は登録していません。${again}`,
      expired: `承認の期限を過ぎたため、この依頼は終わりました。認証局は登録していません。${again}`,
      'target-changed':
        '依頼のあとで、認証局の有効期限が切れたか、別に登録されたため、この依頼は終わりました。認証局は登録していません。',
    },
  },
}

const askAgain = 'If it is still needed, ask again.'
const byWhom =
  'This request was withdrawn: by the person who asked, or because that person may not ask any more or lost what he signs in with.'

const en: typeof ja = {
  import: {
    what: 'Import of a file',
    show: (about) => `Import of a file: ${about}`,
    evidence: 'What the requester says about it',
    willHappen: () =>
      'When you approve, all lines of the file are written at once. Just before that each of them is checked again, and if there is anything to mend nothing is written. Afterwards the content of the file is erased. Your name and the time are recorded.',
    verifying: (about) => `This writes all lines of “${about}”.`,
    kept: (about) => `Nothing of “${about}” is written. Its content is erased.`,
    outcome: {
      approved: 'This request was approved and all lines are written.',
      rejected: 'This request was rejected. Nothing was written.',
      withdrawn: `${byWhom} Nothing was written. ${askAgain}`,
      expired: `The time to approve this request is over. Nothing was written. ${askAgain}`,
      'target-changed':
        'After the request, somebody of the file came in another way or something else stands against a line, so it has ended. Nothing was written. Check the file again.',
    },
  },
  predecessor: {
    what: 'Registration of the earlier CA',
    show: (about) => `Registration of the earlier CA: ${about}`,
    evidence: 'How the fingerprint was compared',
    willHappen: () =>
      'When you approve, the name of this CA is sent to browsers, and those of its certificates that are brought in besides may log on. Compare the fingerprint above, character by character, with the one that you have from the CA itself. Your name and the time are recorded.',
    verifying: (about) => `This registers “${about}” as the CA in use before.`,
    kept: (about) => `“${about}” is not registered.`,
    outcome: {
      approved: 'This request was approved and the CA is registered.',
      rejected: 'This request was rejected. The CA was not registered.',
      withdrawn: `${byWhom} The CA was not registered. ${askAgain}`,
      expired: `The time to approve this request is over. The CA was not registered. ${askAgain}`,
      'target-changed':
        'After the request, the CA expired or was registered in another way, so it has ended. The CA was not registered.',
    },
  },
}

export const joiningRequestWords: Record<Language, typeof ja> = { ja, en }
