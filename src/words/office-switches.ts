import { longestSwitchWords, type SwitchName } from '../domain/kill-switch.ts'
import type { Bilingual, Language } from '../domain/language.ts'

/** Where one person stops something for everybody. */
const ja = {
  title: '緊急停止',
  lead: '不正が疑われるときは、ためらわずに止めてください。止めるのは一人でできます。再開には、一人の依頼と別の一人の承認が必要です。',
  reach:
    '止めると、次の判断から、すべてのサーバーでただちに効きます。お客さまの画面には1秒以内に理由が出ます。現在の電子証明書でのログオンは止まりません。',
  names: {
    acquisition: '電子証明書取得',
    renewal: '電子証明書の更新',
    reissue: '再発行',
    mails: '期日をお知らせするメール',
  } satisfies Record<SwitchName, string>,
  effects: {
    acquisition:
      '新しい取得・再取得、パソコンの変更の申し込み、途中の取得を止めます。すでに発行した電子証明書の使い始めは止めません。',
    renewal: '更新と、途中の更新の発行を止めます。すでに発行した新しい電子証明書の使い始めは止めません。',
    reissue: '職員と管理者による再発行を止めます。失効と利用停止は止めません。',
    mails: '有効期限などの期日をお知らせするメールを止めます。取得コードと、発行や停止の知らせは止めません。',
  } satisfies Record<SwitchName, string>,
  on: '動いています',
  off: '止めています',
  since: (moment: string, by: string) => `${moment}から（${by}）`,
  terminal: '端末から',
  why: 'お客さまに示している理由',
  stop: (name: string) => `${name}を止める…`,
  change: (name: string) => `${name}の理由を書き直す…`,
  ask: {
    title: (name: string) => `${name}を止める`,
    changeTitle: (name: string) => `${name}の理由を書き直す`,
    lead: 'この文章は、だれでも見られる画面にそのまま出ます。個人の名前や口座番号を書かないでください。',
    ja: 'お客さまに示す理由（日本語）',
    en: 'お客さまに示す理由（英語）',
    hint: `${longestSwitchWords}文字まで。改行すると段落が分かれます。`,
    fault: '空欄か、長すぎるか、表示できない文字があります。',
    faults: '入力を確かめてください',
    act: 'すぐに止める',
    changeAct: '書き直す',
  },
  done: '受け付けました。',
}

export type OfficeSwitchWords = typeof ja

const en: OfficeSwitchWords = {
  title: 'Kill-switches',
  lead: 'When you suspect fraud, do not hesitate. One person is enough to stop; to start again, one person asks and another one approves.',
  reach:
    'It counts from the next decision on, on every server. Customers’ pages say why within a second. Nobody is kept from logging on with the certificate that he has.',
  names: {
    acquisition: 'Getting a certificate',
    renewal: 'Renewal',
    reissue: 'Reissue',
    mails: 'Mails about dates',
  },
  effects: {
    acquisition:
      'Stops getting a certificate, first or again, the move to a new PC, and what is under way. A certificate that was issued can still be put to use.',
    renewal:
      'Stops renewals, and the issue in those under way. A new certificate that was issued can still be put to use.',
    reissue: 'Stops reissues by staff and administrators. It does not stop revocations and emergency stops.',
    mails:
      'Stops mails that tell of expiry and other dates. It does not stop pickup codes, nor mails that tell of an issue or a stop.',
  },
  on: 'Running',
  off: 'Stopped',
  since: (moment, by) => `since ${moment} (${by})`,
  terminal: 'at the terminal',
  why: 'What customers are told',
  stop: (name) => `Stop: ${name}…`,
  change: (name) => `Change the words: ${name}…`,
  ask: {
    title: (name) => `Stop: ${name}`,
    changeTitle: (name) => `Change the words: ${name}`,
    lead: 'These words stand on pages that everybody can see. Write no names of people and no account numbers.',
    ja: 'What customers are told (Japanese)',
    en: 'What customers are told (English)',
    hint: `At most ${longestSwitchWords} characters. A new line begins a new paragraph.`,
    fault: 'It is empty or too long, or it has characters that cannot be shown.',
    faults: 'Please check what you typed',
    act: 'Stop it now',
    changeAct: 'Change the words',
  },
  done: 'Done.',
}

export const officeSwitchWords: Record<Language, OfficeSwitchWords> = { ja, en }

/** Stands in the form, in both languages whatever that of the reader, ready to be sent: in a hurry nobody should have to write. */
export const switchExample: Bilingual = {
  ja: '不正な申し込みのおそれがあるため、安全を確かめるまで受け付けを止めています。お急ぎの方はヘルプデスクへお電話ください。',
  en: 'We have stopped this until we are sure that it is safe, because somebody may be misusing it. If it is urgent, please call our help desk.',
}
