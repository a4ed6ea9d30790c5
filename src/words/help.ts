import type { Language } from '../domain/language.ts'
import { capital, type Voice } from './voice.ts'

/** For whoever cannot log on: who is it, how it stands, and the one right way. */
const ja = {
  title: (v: Voice) => `${v.logon}できないとき`,
  lead: 'IDと暗証番号で本人確認をすると、あなたの電子証明書の状態と、次にすることをお知らせします。この画面では、何も変わりません。',
  pinHint: 'ご自分で暗証番号をまだ決めていない方は、お渡しした仮の暗証番号を入力してください。',
  submit: '状態を確かめる',
  limit: (tries: number, minutes: number) =>
    `※ 続けて${tries}回間違えると、この画面の受け付けだけを${minutes}分止めます。電子証明書や、ほかの手続きには影響しません。`,
  lostId: 'IDをお忘れの方',
  lostPin: (v: Voice) =>
    `暗証番号をお忘れの方には、再発行（新しい暗証番号）が必要です。${v.user}の方は、ご契約先の${v.administrator}の方に、${v.administrator}の方は、${v.desk.name}（電話 ${v.desk.telephone}）へお申し出ください。`,
  lostPinHeading: '暗証番号をお忘れの方',
  answer: {
    nextHeading: '次にすること',
    otherwiseHeading: 'うまくいかないとき',
    who: '確認した方',
    id: 'ID',
    'log-on-with-new': {
      title: (v: Voice) => `新しい電子証明書で、一度${v.logon}してください`,
      what: (v: Voice) => `あなたの新しい電子証明書は発行されていて、最初の${v.logon}を待っています。`,
      next: (v: Voice) => [
        '新しい電子証明書のファイルを保存したパソコンで、そのファイルを開いて取り込んでください。取り込みが済んでいれば、そのままで結構です。',
        `そのパソコンでブラウザをいったんすべて閉じて開き直し、${v.logon}で新しい電子証明書を選んでください。`,
      ],
      otherwise: () =>
        'ファイルやそのパスワードをなくしたときは、電子証明書の取得または更新を、もう一度はじめから行えます。',
    },
    renewable: {
      title: (_: Voice) => '電子証明書は使えます。そのパソコンで更新してください',
      what: (date: string) =>
        `あなたの電子証明書は${date}まで使えます。このブラウザからは送られてきませんでしたので、別のパソコンか、別のブラウザに入っています。更新もそこで行います。`,
      next: (v: Voice) => [
        `電子証明書が入っているパソコンとブラウザで${v.logon}してください。`,
        '「重要なお知らせ」の「電子証明書の更新をお願いします」から更新してください。',
      ],
    },
    working: {
      title: (v: Voice) => `電子証明書は使えます。入っているパソコンで${v.logon}してください`,
      what: (date: string) =>
        `あなたの電子証明書は${date}まで使えます。このブラウザからは送られてきませんでしたので、別のパソコンか、別のブラウザに入っています。`,
      next: (v: Voice) => [
        `電子証明書が入っているパソコンとブラウザで${v.logon}してください。`,
        `このパソコンで使いたいときは、入っているパソコンで${v.logon}して「電子証明書」の画面から「パソコンの変更」を行ってください。`,
      ],
    },
    otherwiseWorking: (v: Voice) =>
      `そのパソコンをなくしたとき、盗まれたときは、すぐに${v.desk.name}（電話 ${v.desk.telephone}）へお電話ください。こわれて使えないときは、${v.user}の方はご契約先の${v.administrator}の方に、${v.administrator}の方は${v.self}に再発行をお申し出ください。`,
    acquire: {
      title: '「電子証明書取得」から取得できます',
      what: (date: string) => `あなたは${date}まで、ご自分で新しい電子証明書を取得できます。`,
      next: [
        '「電子証明書取得」を開いて、IDと暗証番号、登録のメールアドレスなどに届く取得コードを入力してください。',
      ],
      act: '電子証明書取得へ',
      otherwise: (v: Voice) =>
        `取得コードが届かないときは、${v.desk.name}（電話 ${v.desk.telephone}）へお電話ください。`,
    },
    'ask-administrator': {
      title: (v: Voice) => `ご契約先の${v.administrator}の方にお申し出ください`,
      otherwise: (v: Voice) =>
        `${v.administrator}の方が分からないとき、手続きできないときは、${v.desk.name}（電話 ${v.desk.telephone}、${v.desk.hours}）へお電話ください。`,
    },
    'ask-institution': {
      title: (v: Voice) => `${v.self}へご連絡ください`,
      otherwise: (v: Voice) => `${v.desk.name}　電話 ${v.desk.telephone}（${v.desk.hours}）`,
    },
    logon: (v: Voice) => `${v.logon}画面へ`,
  },
  lost: {
    title: 'IDのお問い合わせ',
    lead: 'ご登録のメールアドレスへ、IDをお知らせします。画面には表示しません。',
    address: '登録したメールアドレス',
    submit: 'メールで受け取る',
    sentTitle: 'お問い合わせを受け付けました',
    sent: 'お申し出の契約者IDとメールアドレスの組み合わせが登録されていれば、IDを書いたメールをそのアドレスへお送りします。登録の有無は、この画面ではお答えできません。',
    sentNext: (v: Voice) =>
      `10分たっても届かないときは、迷惑メールのフォルダーを確かめてください。メールは1時間に1通までです。アドレスが変わったときや、契約者IDが分からないときは、${v.desk.name}（電話 ${v.desk.telephone}）へお電話ください。`,
    back: (v: Voice) => `${v.logon}できないときの画面へ`,
  },
  link: {
    heading: (v: Voice) => `${v.logon}できないとき`,
    lead: 'IDと暗証番号で、あなたの状態と次にすることを確かめられます。',
    text: '確かめる',
  },
}

export type HelpWords = typeof ja

const en: HelpWords = {
  title: (v) => `When you cannot ${v.logOn}`,
  lead: 'Tell us who you are by IDs and PINs, and we tell you how it stands with your certificate and what to do next. Nothing is changed by this page.',
  pinHint: 'If you have not chosen PINs of your own yet, enter the temporary ones you were given.',
  submit: 'How does it stand?',
  limit: (tries, minutes) =>
    `After ${tries} wrong entries in a row this page is closed for you for ${minutes} minutes. Only this page is: your certificate and everything else go on as before.`,
  lostId: 'You do not know your ID',
  lostPin: (v) =>
    `Who has forgotten a PIN needs a reissue with new PINs. The ${v.user} asks the company’s ${v.administrator}; the ${v.administrator} asks the ${v.desk.name}: ${v.desk.telephone}.`,
  lostPinHeading: 'You have forgotten a PIN',
  answer: {
    nextHeading: 'What to do now',
    otherwiseHeading: 'If that does not work',
    who: 'Who you are',
    id: 'ID',
    'log-on-with-new': {
      title: (v) => `${capital(v.logOn)} once with the new certificate`,
      what: (v) => `Your new certificate was issued, and waits for its first ${v.logon}.`,
      next: (v) => [
        'On the computer where you saved the file of the new certificate, open the file and import it, unless you have done so.',
        `On that computer close all browser windows, open the browser again, and choose the new certificate when you ${v.logOn}.`,
      ],
      otherwise: () =>
        'If you have lost the file or its password, you can get or renew the certificate once more from the beginning.',
    },
    renewable: {
      title: () => 'Your certificate works: renew it where it is',
      what: (date) =>
        `Your certificate works until ${date}. This browser did not send it, so it is on another computer or in another browser. That is also where it is renewed.`,
      next: (v) => [
        `${capital(v.logOn)} from the computer and browser that have it.`,
        'Open “Important notices”, then “Please renew your certificate”.',
      ],
    },
    working: {
      title: (v) => `Your certificate works: ${v.logOn} where it is`,
      what: (date) =>
        `Your certificate works until ${date}. This browser did not send it, so it is on another computer or in another browser.`,
      next: (v) => [
        `${capital(v.logOn)} from the computer and browser that have it.`,
        `To work on this computer, ${v.logOn} there and open “New PC” on the page of your certificate.`,
      ],
    },
    otherwiseWorking: (v) =>
      `If that computer was lost or stolen, call the ${v.desk.name} at once: ${v.desk.telephone}. If it is broken, ask for a reissue: the ${v.user} asks the company’s ${v.administrator}, the ${v.administrator} asks ${v.self}.`,
    acquire: {
      title: 'You can get a new certificate yourself',
      what: (date) => `Until ${date} you can get a new certificate yourself.`,
      next: [
        'Open “Get a certificate”. You need your IDs and PINs, and the pickup code that comes by mail or that you were given.',
      ],
      act: 'Get a certificate',
      otherwise: (v) => `If no code arrives, call the ${v.desk.name}: ${v.desk.telephone}.`,
    },
    'ask-administrator': {
      title: (v) => `Ask your company’s ${v.administrator}`,
      otherwise: (v) =>
        `If you do not know who that is, or if it cannot be done there, call the ${v.desk.name}: ${v.desk.telephone} (${v.desk.hours}).`,
    },
    'ask-institution': {
      title: () => 'Please call us',
      otherwise: (v) => `${v.desk.name}: ${v.desk.telephone} (${v.desk.hours})`,
    },
    logon: (v) => `To the ${v.logon} page`,
  },
  lost: {
    title: 'Ask for your ID',
    lead: 'We tell you your ID by mail to the address that is registered. It is not shown here.',
    address: 'Registered mail address',
    submit: 'Send it by mail',
    sentTitle: 'We have received this',
    sent: 'If this contract ID and this mail address belong together, a mail with the ID goes to that address. Whether they do, this page does not say.',
    sentNext: (v) =>
      `If nothing has come after ten minutes, look into the folder for junk mail. We send one such mail an hour at most. If your address has changed, or if you do not know the contract ID, call the ${v.desk.name}: ${v.desk.telephone}.`,
    back: (v) => `When you cannot ${v.logOn}`,
  },
  link: {
    heading: (v) => `When you cannot ${v.logOn}`,
    lead: 'By IDs and PINs you learn how it stands with you and what to do.',
    text: 'Find out',
  },
}

export const helpWords: Record<Language, HelpWords> = { ja, en }
