import type { Language } from '../domain/language.ts'
import { capital, type Voice } from './voice.ts'

const ja = {
  warning: {
    title: (v: Voice) => `${v.administrator}がお一人だけです`,
    what: (v: Voice) =>
      `ご契約先の${v.administrator}は、現在お一人だけです。その方のパソコンの故障や電子証明書の期限切れのとき、ご契約先だけでは手続きができず、${v.self}での再発行が必要になります。`,
    link: (v: Voice) => `2人目の${v.administrator}を登録する`,
  },
  title: (v: Voice) => `2人目の${v.administrator}を登録する`,
  lead: (v: Voice) =>
    `2人目の${v.administrator}がいれば、お一人が使えなくなっても、もうお一人がすぐに手続きできます。登録は${v.self}が行います。`,
  stepsTitle: 'お手続き',
  steps: (v: Voice) => [
    `下の依頼書を印刷し、新しく${v.administrator}になる方のお名前などをご記入ください。`,
    `${v.desk.name}（電話 ${v.desk.telephone}）へお電話のうえ、依頼書の出し方をご確認ください。`,
    `${v.self}がご本人を確認したあと、新しい${v.administrator}の方へ、仮の暗証番号と取得コードを別々にお送りします。`,
    `新しい${v.administrator}の方が、「電子証明書取得」で電子証明書を取得し、一度${v.logon}します。これで完了です。`,
  ],
  secrets: '※ 依頼書には、暗証番号や取得コードを書かないでください。お電話でお尋ねすることもありません。',
  form: {
    title: (v: Voice) => `${v.administrator}の追加の依頼書`,
    to: (v: Voice) => `${v.desk.name} 御中`,
    company: '契約法人',
    contract: '契約者ID',
    today: (v: Voice) => `現在の${v.administrator}`,
    name: (v: Voice) => `新しい${v.administrator}のお名前（フリガナ）`,
    loginId: 'ご希望のID',
    mail: 'メールアドレス',
    telephone: '電話番号',
    date: 'ご記入日',
    signature: '代表者のお名前・お届出印',
  },
  back: '一覧に戻る',
}

export type SecondAdministratorWords = typeof ja

const en: SecondAdministratorWords = {
  warning: {
    title: (v) => `There is only one ${v.administrator}`,
    what: (v) =>
      `Your company has one single ${v.administrator}. If that person’s PC breaks or the certificate expires, nobody of your company can help, and ${v.self} must reissue it.`,
    link: (v) => `Get a second ${v.administrator}`,
  },
  title: (v) => `Get a second ${v.administrator}`,
  lead: (v) =>
    `With two, one of them can help at once when the other cannot get in. ${capital(v.self)} registers the second one.`,
  stepsTitle: 'What to do',
  steps: (v) => [
    `Print the request below and fill in the name of the new ${v.administrator}.`,
    `Call the ${v.desk.name} (${v.desk.telephone}) and ask how to hand it in.`,
    `When ${v.self} has checked who it is, temporary PINs and a pickup code are sent to the new ${v.administrator}, apart from each other.`,
    `The new ${v.administrator} gets a certificate under “Get a certificate” and uses it for one ${v.logon}. That is all.`,
  ],
  secrets: 'Do not write PINs or pickup codes on the request. Nobody asks for them on the telephone either.',
  form: {
    title: (v) => `Request for another ${v.administrator}`,
    to: (v) => `To the ${v.desk.name}`,
    company: 'Company',
    contract: 'Contract ID',
    today: (v) => `The ${v.administrator} of today`,
    name: (v) => `Name of the new ${v.administrator}`,
    loginId: 'ID wished for',
    mail: 'Mail address',
    telephone: 'Telephone',
    date: 'Date',
    signature: 'Name and signature or seal of the company’s representative',
  },
  back: 'Back to the list',
}

export const secondAdministratorWords: Record<Language, SecondAdministratorWords> = { ja, en }
