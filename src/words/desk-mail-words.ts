import type { DeskMailEvent } from '../domain/desk-event.ts'
import type { Language } from '../domain/language.ts'
import { underlined } from './underlined.ts'
import { capital, type Voice } from './voice.ts'

/** What is told of whom, by whom and when, in words of the reader's language. */
export interface DeskTold {
  at: string
  /** 「あなたの」 or 「鈴木 花子 様の」; "your" or "Hanako’s". */
  whose: string
  /** 「あなた」 or 「鈴木 花子 様」; "you" or "Hanako". */
  who: string
  /** Who did it. */
  by: string
  /** The last day to acquire. */
  deadline: string
}

interface EventWords {
  subject: string
  what: (told: DeskTold, voice: Voice) => string
  next: (told: DeskTold, voice: Voice) => string
}

interface DeskMailWords {
  yours: string
  you: string
  whose: (holder: string) => string
  who: (holder: string) => string
  by: Record<'self' | 'administrator' | 'staff', (voice: Voice) => string>
  events: Record<DeskMailEvent, EventWords>
  otherwise: (voice: Voice) => string
}

const ja: DeskMailWords = {
  yours: 'あなたの',
  you: 'あなた',
  whose: (holder) => `${holder} 様の`,
  who: (holder) => `${holder} 様`,
  by: {
    self: () => 'ご本人',
    administrator: (v) => `ご契約先の${v.administrator}の方`,
    staff: (v) => `${v.self}の職員`,
  },
  events: {
    revoked: {
      subject: '電子証明書を失効しました',
      what: (t) => `${t.at}に、${t.by}の操作により、${t.whose}電子証明書を失効しました。`,
      next: (_, v) =>
        `失効した電子証明書では、${v.logon}できません。続けてお使いになるには、再発行が必要です。ご契約先の${v.administrator}の方にお申し出ください。${v.administrator}の方は、${v.desk.name}へお電話ください。`,
    },
    reissued: {
      subject: '電子証明書を再発行しました',
      what: (t) =>
        `${t.at}に、${t.by}の操作により、${t.whose}電子証明書を再発行しました。これまでの電子証明書は失効しました。\n取得の期限：${t.deadline}`,
      next: (_, v) =>
        `ブックマークから${v.logon}画面を開き、「電子証明書取得」から新しい電子証明書を取得してください。取得コードは、IDと暗証番号を入力したあとに、ご本人にだけお知らせします。`,
    },
    'new-pc-opened': {
      subject: '新しいパソコンで電子証明書を取得できます',
      what: (t) =>
        `${t.at}に、${t.by}の操作により、${t.who}が新しいパソコンで電子証明書を取得できるようになりました。\n取得の期限：${t.deadline}`,
      next: (_, v) =>
        `新しいパソコンで${v.logon}画面を開き、「電子証明書取得」から取得してください。これまでの電子証明書は、新しいもので一度${v.logon}するまで、そのまま使えます。`,
    },
    locked: {
      subject: '管理者の操作により利用を止めました',
      what: (t) => `${t.at}に、${t.by}の操作により、${t.whose}利用を止めました。`,
      next: (_, v) =>
        `再開するには、ご契約先の${v.administrator}の方にお申し出ください。電子証明書は失効していません。`,
    },
    unlocked: {
      subject: '利用を再開しました',
      what: (t) => `${t.at}に、${t.by}の操作により、止まっていた${t.whose}利用を再開しました。`,
      next: (_, v) => `これまでの電子証明書で、そのまま${v.logon}できます。`,
    },
    'stopped-by-desk': {
      subject: '電子証明書の利用を停止しました',
      what: (t) => `${t.at}に、${t.by}の操作により、${t.whose}電子証明書の利用を緊急に停止しました。`,
      next: (_, v) =>
        `お持ちのすべての電子証明書で、${v.logon}・更新・取得ができません。${v.self}がご本人と状況を確かめてから再開します。${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    },
    'contract-stopped': {
      subject: 'ご契約先全員の電子証明書の利用を停止しました',
      what: (t) =>
        `${t.at}に、${t.by}の操作により、ご契約先のすべての方の電子証明書の利用を緊急に停止しました。`,
      next: (_, v) =>
        `どなたも${v.logon}・更新・取得ができません。${v.self}が状況を確かめてから再開します。${v.administrator}の方は、${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    },
    'stop-released': {
      subject: '電子証明書の利用の停止を解除しました',
      what: (t) =>
        `${t.at}に、${t.by}が状況を確かめたうえで、${t.whose}電子証明書の利用の停止を解除しました。`,
      next: (_, v) => `有効な電子証明書をお持ちのときは、それで${v.logon}できます。`,
    },
    'contract-released': {
      subject: 'ご契約先の利用の停止を解除しました',
      what: (t) =>
        `${t.at}に、${t.by}が状況を確かめたうえで、ご契約先のすべての方の利用の停止を解除しました。`,
      next: (_, v) =>
        `有効な電子証明書をお持ちのときは、それで${v.logon}できます。おひとりずつの停止は、そのまま続いています。`,
    },
    'address-asked': {
      subject: 'メールアドレスの変更の申し込みがありました',
      what: (t) => `${t.at}に、${t.by}の操作により、${t.whose}メールアドレスの変更の申し込みがありました。`,
      next: () =>
        '新しいアドレスに届く確認コードが入力されると、変更になります。それまでは、このアドレスのままです。',
    },
    'address-changed': {
      subject: 'メールアドレスを変更しました',
      what: (t) => `${t.at}に、${t.whose}メールアドレスを変更しました。`,
      next: () =>
        'これからのお知らせは、新しいアドレスにお送りします。安全のため、しばらくの間は電子証明書を再発行できません。このお知らせは、前のアドレスにもお送りしています。',
    },
    removed: {
      subject: 'ご利用の登録を終わりにしました',
      what: (t) => `${t.at}に、${t.by}の操作により、${t.whose}登録を終わりにし、電子証明書を失効しました。`,
      next: (_, v) => `この方は、もう${v.logon}できません。登録を元に戻すことはできません。`,
    },
    'user-added': {
      subject: '利用者を登録しました',
      what: (t) => `${t.at}に、${t.by}の操作により、${t.who}を登録しました。\n取得の期限：${t.deadline}`,
      next: (_, v) =>
        `IDと仮の暗証番号は、登録した方からお受け取りください。ブックマークから${v.logon}画面を開き、「電子証明書取得」に進むと、取得コードをご本人にだけお知らせします。取得コードは、どなたにも伝えないでください。`,
    },
    'passkey-registered': {
      subject: '本人確認用のパスキーを登録しました',
      what: (t) =>
        `${t.at}に、${t.by}の操作により、有効期限が過ぎたあとの本人確認に使う${t.whose}パスキーを登録しました。`,
      next: (_, v) =>
        `このパスキーは、有効期限の過ぎた電子証明書を取得し直すときに、取得コードの代わりに使えます。登録したパスキーは、${v.logon}して「電子証明書の内容」から見ることができます。`,
    },
    'passkey-removed': {
      subject: '本人確認用のパスキーを削除しました',
      what: (t) =>
        `${t.at}に、${t.by}の操作により、有効期限が過ぎたあとの本人確認に使う${t.whose}パスキーを削除しました。`,
      next: () => '削除したパスキーは、もう使えません。ほかの方法での本人確認は、これまでどおりです。',
    },
    'code-on-paper': {
      subject: '取得コードを書面でお送りします',
      what: (t) =>
        `${t.at}に、${t.by}の操作により、${t.whose}取得コードを書面で用意することにしました。有効期限が過ぎた電子証明書を取得し直すためのものです。`,
      next: () =>
        '届いた書面の取得コードは、ご本人だけがお使いください。どなたにも伝えないでください。前にお送りした書面の取得コードは使えません。',
    },
    'acts-locked': {
      subject: '確認暗証番号の受け付けを止めました',
      what: (t, v) =>
        `${t.at}に、${v.logon}したあとの画面で確認暗証番号の間違いが続いたため、${t.whose}確認暗証番号が要る操作（再発行・停止など）の受け付けを止めました。`,
      next: (_, v) =>
        `${v.logon}は、これまでどおりできます。操作の受け付けを再開するには、ご本人が${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    },
    'help-locked': {
      subject: 'IDと暗証番号の受け付けを一時的に止めました',
      what: (t, v) =>
        `${t.at}に、暗証番号の間違いが続いたため、${t.whose}IDでの「${v.logon}できないとき」の画面の受け付けを一時的に止めました。`,
      next: (_, v) =>
        `時間がたつと、また受け付けます。${v.logon}や「電子証明書取得」は、これまでどおりできます。このお知らせは、同じことが続いても1日に1回だけお送りします。`,
    },
    held: {
      subject: '確認が済むまで、電子証明書の利用をお待ちいただいています',
      what: (t) =>
        `${t.at}に、${t.whose}電子証明書にいつもと違う使われ方があったため、安全のため、確認が済むまで利用を止めました。電子証明書は失効していません。`,
      next: (_, v) =>
        `${v.self}がご本人の操作かどうかを確かめると、同じ電子証明書でまた${v.logon}できます。${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    },
    'hold-released': {
      subject: '確認が済み、電子証明書をまた使えます',
      what: (t) => `${t.at}に、${t.by}が状況を確かめ、止めていた${t.whose}電子証明書の利用を再開しました。`,
      next: (_, v) => `これまでの電子証明書で、そのまま${v.logon}できます。`,
    },
  },
  otherwise: (v) =>
    `■ 心当たりがないとき\nどなたかが勝手に操作したおそれがあります。すぐに${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
}

const en: DeskMailWords = {
  yours: 'your',
  you: 'you',
  whose: (holder) => `${holder}’s`,
  who: (holder) => holder,
  by: {
    self: () => 'the person',
    administrator: (v) => `an ${v.administrator} of the company`,
    staff: (v) => `the staff of ${v.self}`,
  },
  events: {
    revoked: {
      subject: 'The certificate was revoked',
      what: (t) => `On ${t.at}, ${t.whose} certificate was revoked by ${t.by}.`,
      next: (_, v) =>
        `Nobody can ${v.logOn} with it any more. To go on, a reissue is needed: ask the ${v.administrator} of your company; as an ${v.administrator}, call the ${v.desk.name}.`,
    },
    reissued: {
      subject: 'The certificate was reissued',
      what: (t) =>
        `On ${t.at}, ${t.whose} certificate was reissued by ${t.by}. The old one is revoked.\nTo be acquired until: ${t.deadline}`,
      next: (_, v) =>
        `Open the ${v.logon} page from your bookmark and choose “Get a certificate”. When the IDs and PINs have been entered, the pickup code is sent to this person alone.`,
    },
    'new-pc-opened': {
      subject: 'A certificate can be acquired on a new PC',
      what: (t) =>
        `On ${t.at}, ${t.by} made it possible for ${t.who} to acquire a certificate on a new PC.\nTo be acquired until: ${t.deadline}`,
      next: (_, v) =>
        `On the new PC open the ${v.logon} page and choose “Get a certificate”. The present certificate goes on working until the new one has been used once to ${v.logOn}.`,
    },
    locked: {
      subject: 'Locked by an administrator',
      what: (t) => `On ${t.at}, ${t.whose} access was locked by ${t.by}.`,
      next: (_, v) => `To go on, ask the ${v.administrator} of your company. No certificate was revoked.`,
    },
    unlocked: {
      subject: 'Unlocked again',
      what: (t) => `On ${t.at}, ${t.whose} access was unlocked by ${t.by}.`,
      next: (_, v) => `You can ${v.logOn} with the certificate as before.`,
    },
    'stopped-by-desk': {
      subject: 'The use of the certificate was stopped',
      what: (t) => `On ${t.at}, the use of ${t.whose} certificates was stopped at once by ${t.by}.`,
      next: (_, v) =>
        `With none of them is it possible to ${v.logOn}, to renew or to get another. ${capital(v.self)} first makes sure who you are and what happened. Call the ${v.desk.name}: ${v.desk.telephone}.`,
    },
    'contract-stopped': {
      subject: 'Everybody of the company was stopped',
      what: (t) =>
        `On ${t.at}, the certificates of everybody of the company were stopped at once by ${t.by}.`,
      next: (_, v) =>
        `Nobody can ${v.logOn}, renew or get a certificate. ${capital(v.self)} first makes sure what happened. As an ${v.administrator}, call the ${v.desk.name}: ${v.desk.telephone}.`,
    },
    'stop-released': {
      subject: 'The stop was released',
      what: (t) =>
        `On ${t.at}, the stop of ${t.whose} certificates was released by ${t.by}, who had made sure.`,
      next: (_, v) => `Whoever has a valid certificate can ${v.logOn} with it.`,
    },
    'contract-released': {
      subject: 'The stop of the company was released',
      what: (t) =>
        `On ${t.at}, the stop of everybody of the company was released by ${t.by}, who had made sure.`,
      next: (_, v) => `Whoever has a valid certificate can ${v.logOn} with it. Stops of single people go on.`,
    },
    'address-asked': {
      subject: 'Another mail address was asked for',
      what: (t) => `On ${t.at}, a change of ${t.whose} mail address was asked for by ${t.by}.`,
      next: () =>
        'It counts when the confirmation code that was sent to the new address has been entered. Until then this address stays.',
    },
    'address-changed': {
      subject: 'The mail address was changed',
      what: (t) => `On ${t.at}, ${t.whose} mail address was changed.`,
      next: () =>
        'From now on mails go to the new address. For safety no certificate is reissued for a while. This mail goes to the former address too.',
    },
    removed: {
      subject: 'Somebody was removed',
      what: (t) => `On ${t.at}, ${t.whose} access was ended and the certificate revoked by ${t.by}.`,
      next: (_, v) => `This person cannot ${v.logOn} any more. It cannot be undone.`,
    },
    'user-added': {
      subject: 'A user was added',
      what: (t) => `On ${t.at}, ${t.by} added ${t.who}.\nTo be acquired until: ${t.deadline}`,
      next: (_, v) =>
        `The IDs and temporary PINs come from whoever added the person. Open the ${v.logon} page from your bookmark and choose “Get a certificate”: then the pickup code is sent to this person alone. Tell it to nobody.`,
    },
    'passkey-registered': {
      subject: 'A passkey was registered',
      what: (t) => `On ${t.at}, ${t.by} registered a passkey for ${t.whose} way back after expiry.`,
      next: (_, v) =>
        `When the certificate has expired and a new one is acquired, this passkey takes the place of the pickup code. After ${v.logon}, “Your certificate” leads to the passkeys.`,
    },
    'passkey-removed': {
      subject: 'A passkey was removed',
      what: (t) => `On ${t.at}, ${t.by} removed a passkey for ${t.whose} way back after expiry.`,
      next: () => 'It works no more. Every other way back is as before.',
    },
    'code-on-paper': {
      subject: 'A pickup code is sent on paper',
      what: (t) =>
        `On ${t.at}, ${t.by} ordered a pickup code on paper for ${t.who}, to acquire a certificate after the old one expired.`,
      next: () =>
        'The code in the letter is for this person alone. Tell it to nobody. A code from an earlier letter works no more.',
    },
    'acts-locked': {
      subject: 'The confirmation PIN is no longer accepted',
      what: (t, v) =>
        `On ${t.at}, after ${v.logon} and several wrong confirmation PINs, we closed what needs ${t.whose} confirmation PIN (reissue, stop and the like).`,
      next: (_, v) =>
        `It is possible to ${v.logOn} as before. To have it opened, this person calls the ${v.desk.name} (${v.desk.telephone}).`,
    },
    'help-locked': {
      subject: 'IDs and PINs are not accepted for a while',
      what: (t, v) =>
        `On ${t.at}, after several wrong PINs, we closed the page “When you cannot ${v.logOn}” for ${t.whose} ID for a while.`,
      next: (_, v) =>
        `It opens again by itself. It is possible to ${v.logOn} and to get a certificate as before. If it happens again, you are told once a day.`,
    },
    held: {
      subject: 'Certificates wait until we have made sure',
      what: (t) =>
        `On ${t.at}, something unusual was seen with ${t.whose} certificates, so for safety they wait until it has been looked at. None of them was revoked.`,
      next: (_, v) =>
        `When ${v.self} has made sure that it was the person, it is possible to ${v.logOn} with the same certificate. Call the ${v.desk.name}: ${v.desk.telephone}.`,
    },
    'hold-released': {
      subject: 'We have made sure, and the certificates go on',
      what: (t) => `On ${t.at}, ${t.by} made sure, and ${t.whose} certificates can be used again.`,
      next: (_, v) => `It is possible to ${v.logOn} with the certificate as before.`,
    },
  },
  otherwise: (v) =>
    `${underlined('If you know nothing of this')}\nSomebody may have done it in your name. Call the ${v.desk.name} at once: ${v.desk.telephone}.`,
}

export const deskMailWords: Record<Language, DeskMailWords> = { ja, en }
