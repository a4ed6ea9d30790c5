import type { Language } from '../domain/language.ts'
import type { ReportAct, ToldEvent } from '../domain/not-me.ts'
import { capital, type Voice } from './voice.ts'

/** "This was not me", 「紛失・盗難の届出」, and what stands where a member has been stopped. */
const ja = {
  told: {
    heading: '最近の電子証明書の動き',
    what: {
      issued: '新しい電子証明書が発行されました',
      proved: '新しい電子証明書が使い始められました',
      retired: '古い電子証明書の使用が終わりました',
    } satisfies Record<ToldEvent['kind'], string>,
    line: (at: string, what: string) => `${at}　${what}`,
    code: (code: string) => `お知らせ番号 ${code}`,
    ask: 'お心当たりがない場合',
    until: (until: string) => `${until}まで届け出られます。`,
  },
  effectHeading: '届け出ると、こうなります',
  effects: (v: Voice) => [
    'あなたの電子証明書は、古いものも新しいものも、すぐにすべて使えなくなります。',
    `どのパソコンで${v.logon}していても、その場で終わります。途中の更新や取得も終わります。`,
    `あなたとご契約先の${v.administrator}の方へメールでお知らせし、${v.self}の担当者にも知らせます。`,
    'ご契約先のほかの方の電子証明書は、そのまま使えます。',
    `この画面から再開することはできません。${v.self}がご本人と状況を確かめてから再開します。`,
  ],
  stop: '利用を停止する',
  byTelephone: (v: Voice) =>
    `お電話でも止められます。お急ぎのときや、うまくいかないときは、${v.desk.name}（電話 ${v.desk.telephone}）へご連絡ください。`,
  outside: {
    title: 'お心当たりのない通知を受け取った方',
    lead: (hours: number) =>
      `「電子証明書を発行しました」などの通知に心当たりがないときは、発行や使い始めから${hours}時間のあいだ、電子証明書がなくても、この画面からすぐに利用を止められます。`,
    code: 'お知らせ番号',
    codeHint: '通知のメールに書かれた8文字です。分からないときは、空欄のまま進めてください。',
    pinHint: 'ご自分で暗証番号をまだ決めていない方は、お渡しした仮の暗証番号を入力してください。',
    codeUnknown: 'この番号の通知は送っていません。番号を確かめるか、空欄にしてください。',
    otherwise: (tries: number, minutes: number) =>
      `※ 続けて${tries}回間違えると、この画面の受け付けだけを止めます。届け出られる期間のうちは、${minutes}分たつと、また受け付けます。電子証明書や、ほかの手続きには影響しません。`,
    linkHeading: 'お心当たりのない通知を受け取った方',
    linkLead:
      '電子証明書の発行や更新をしていないのに通知が届いたときは、こちらからすぐに利用を止めてください。',
    link: '届け出る',
  },
  here: {
    title: 'お心当たりがないとき',
    lead: '下の手続きに心当たりがないときは、ほかの人があなたの電子証明書を手に入れたおそれがあります。すぐに利用を止めてください。',
    known: '心当たりがある（メインメニューへ）',
  },
  loss: {
    title: '紛失・盗難の届出',
    lead: 'パソコンや電子証明書のファイルをなくした、盗まれた、ウイルスに感染したおそれがある。そのようなときは、すぐに届け出てください。いつでも届け出られます。',
    pinLead: '確認のため、暗証番号をもう一度入力してください。',
    linkLead:
      '電子証明書の入ったパソコンやファイルをなくしたとき、盗まれたときに、すぐに利用を止められます。',
    back: 'やめる（メインメニューへ）',
  },
  stopped: {
    title: '電子証明書の利用を停止しました',
    now: (at: string) => `${at}に受け付けました。あなたの電子証明書は、すべて使えなくなりました。`,
    before: 'あなたの電子証明書は、前のお届けによって、すでにすべて止まっています。',
    nextHeading: 'このあと、していただくこと',
    next: {
      'not-me': (v: Voice) => [
        `${v.desk.name}（電話 ${v.desk.telephone}）へお電話ください。心当たりのない振込などがないか、いっしょに確かめます。`,
        '電子証明書を使っていたパソコンは、電源を切らずに、ネットワークから外してください。',
        'ほかの人に知られたかもしれない暗証番号は、再開のときに変更します。',
      ],
      loss: (v: Voice) => [
        `${v.desk.name}（電話 ${v.desk.telephone}）へお電話ください。再開や再発行のご案内をします。`,
        '盗難のときは、警察にも届け出てください。',
        '見つかったときも、そのままでは使えません。お電話でお申し出ください。',
      ],
    } satisfies Record<ReportAct['reason'], (v: Voice) => string[]>,
    otherwise: (v: Voice) =>
      `※ お電話がなくても、利用は止まったままです。${v.self}が確かめるまで、だれも再開できません。`,
  },
  tooLate: { title: 'この画面からは止められません' },
}

export type ReportWords = typeof ja

const en: ReportWords = {
  told: {
    heading: 'What happened to your certificates lately',
    what: {
      issued: 'a new certificate was issued',
      proved: 'the new certificate was used for the first time',
      retired: 'the old certificate came to its end',
    },
    line: (at, what) => `${at}: ${what}`,
    code: (code) => `notice code ${code}`,
    ask: 'If this was not you',
    until: (until) => `You can report it until ${until}.`,
  },
  effectHeading: 'What happens when you report it',
  effects: (v) => [
    'All your certificates stop working at once, the old one and the new one.',
    `Whoever has logged on with one of them, on whatever computer, is out at once. Anything begun, such as a renewal, ends.`,
    `We tell you and your company’s ${v.administrator} by mail, and the staff of ${v.self} are alerted.`,
    'Other people of your company are not affected.',
    `You cannot undo this here. ${capital(v.self)} makes sure who you are and what happened, and then lets you go on.`,
  ],
  stop: 'Stop my certificates',
  byTelephone: (v) =>
    `You can also do it by telephone. If it is urgent, or if this page does not work for you, call the ${v.desk.name}: ${v.desk.telephone}.`,
  outside: {
    title: 'A notice you did not expect',
    lead: (hours) =>
      `If you were told that a certificate was issued or used and it was not you, you can stop your certificates here, without a certificate, for ${hours} hours after it happened.`,
    code: 'Notice code',
    codeHint: 'The eight characters in the mail. If you do not have them, leave this empty.',
    pinHint: 'If you have not chosen PINs of your own yet, enter the temporary ones you were given.',
    codeUnknown: 'We sent no notice with this code. Check the code, or leave it empty.',
    otherwise: (tries, minutes) =>
      `After ${tries} wrong entries in a row this page is closed for you. While there is something to report, it opens again by itself ${minutes} minutes later. Only this page is closed: your certificates and everything else go on as before.`,
    linkHeading: 'A notice you did not expect',
    linkLead:
      'If you were told of a certificate that you did not ask for, stop your certificates here at once.',
    link: 'Report it',
  },
  here: {
    title: 'If this was not you',
    lead: 'If you know nothing of the following, somebody else may have got hold of a certificate of yours. Stop your certificates at once.',
    known: 'It was me (to the main menu)',
  },
  loss: {
    title: 'Report loss or theft',
    lead: 'If you have lost your computer or the file of your certificate, if it was stolen, or if you fear a virus, report it here at once. You can do so at any time.',
    pinLead: 'To make sure, please enter your PIN once more.',
    linkLead:
      'If the computer or the file with your certificate was lost or stolen, you can stop it at once.',
    back: 'Cancel (to the main menu)',
  },
  stopped: {
    title: 'Your certificates are stopped',
    now: (at) => `Received on ${at}. None of your certificates works any more.`,
    before: 'All your certificates were stopped already, by an earlier report.',
    nextHeading: 'What to do now',
    next: {
      'not-me': (v) => [
        `Call the ${v.desk.name}: ${v.desk.telephone}. Together we look for transfers that are not yours.`,
        'Take the computer with the certificate off the network. Do not switch it off.',
        'PINs that others may know are changed before you go on.',
      ],
      loss: (v) => [
        `Call the ${v.desk.name}: ${v.desk.telephone}. We tell you how to go on, or how to get a new certificate.`,
        'If it was stolen, report it to the police too.',
        'If it is found again, it stays stopped until you call us.',
      ],
    },
    otherwise: (v) =>
      `Even if you do not call, everything stays stopped: nobody can go on until ${v.self} has looked into it.`,
  },
  tooLate: { title: 'It cannot be stopped from here' },
}

export const reportWords: Record<Language, ReportWords> = { ja, en }
