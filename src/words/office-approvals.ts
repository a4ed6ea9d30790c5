import type { Language } from '../domain/language.ts'

/** Unlocking by the request of one person and the approval of another; and the alarms. */
const ja = {
  unlock: {
    title: 'ロックの解除',
    lead: '間違いが続いたため、次の受け付けが止まっています。',
    notAllowed: '解除の依頼は、事務の役割の方ができます。',
    what: '承認されると、次のことが起こります。',
    opens: (name: string, company: string) => `${company} ${name} 様について、次の受け付けが再び開きます。`,
    since: (at: string) => `${at} からロック`,
    unchanged:
      '暗証番号と電子証明書は変わりません。利用停止や紛失の届出による停止は、解除されません。ご本人に、解除したことをメールでお知らせします。',
    another: '解除には、あなた以外の承認の役割の方の承認が必要です。承認されるまでは、何も変わりません。',
    evidence: 'ご本人を確かめた方法',
    evidenceHint:
      '例：届出の電話番号にかけ直し、生年月日と直近の取引を確認。承認する方と監査の方が読みます。暗証番号は書かないでください。',
    evidenceMissing: 'ご本人を確かめた方法を入力してください。',
    evidenceLong: '500文字以内で入力してください。',
    submit: '解除を依頼する',
    submitting: '依頼を送っています',
    done: '解除を依頼しました。別の方が承認するまで、ロックはそのままです。',
    waiting: 'このお客さまについて、承認を待っている依頼があります。',
    showRequest: '依頼を見る',
    nothing: 'ロックは、すでに解除されています。',
    count: (count: number) => `${count} / 500 文字`,
  },
  list: {
    title: '承認',
    tabs: 'どの依頼を表示するか',
    open: '承認待ち',
    closed: '終わったもの',
    openNone: '承認を待っている依頼はありません。',
    closedNone: '終わった依頼はありません。',
    caption: '依頼の一覧',
    columns: { what: '内容', about: '対象', by: '依頼した方', at: '依頼した日時', state: '状態' },
  },
  states: {
    open: '承認待ち',
    approved: '承認済み',
    rejected: '却下',
    withdrawn: '取り下げ',
    expired: '期限切れ',
    'target-changed': '対象が変わったため終了',
  },
  one: {
    title: '依頼の内容',
    kind: '依頼の種類',
    shown: '依頼した方に示した内容',
    shownNote: '一字も変えずに表示しています。承認は、この内容だけに効きます。',
    checksum: '内容の照合番号',
    company: '契約先',
    contractNumber: '契約者ID',
    name: '氏名',
    loginId: '利用者ID',
    role: '区分',
    opens: '解除するロック',
    requestedBy: '依頼した方',
    atTerminal: (name: string) => `端末から: ${name}`,
    requestedAt: '依頼した日時',
    expiresAt: '承認の期限',
    decidedBy: '判断した方',
    decidedAt: '判断した日時',
    endedAt: '終了した日時',
    reason: '理由',
    toMember: 'お客さまの状態を見る',
    toList: '承認の一覧へ',
    decide: '判断する',
    approve: '承認する',
    reject: '却下する',
    withdraw: '取り下げる',
    mayNot: {
      own: 'ご自分の依頼は、承認できません。承認の役割の別の方に頼んでください。不要になったときは、取り下げることができます。',
      'about-oneself': 'この依頼は、あなたの登録を変えるものです。承認の役割の別の方に頼んでください。',
      role: '判断できるのは、承認の役割の方です。あなたの役割では、内容を見ることができます。',
    },
  },
  verify: {
    title: '承認の前に、ご本人を確認します',
    passkey: 'パスキーで確認して承認する',
    password: 'パスワードとワンタイムコードで確認する',
    passwordAct: '確認して承認する',
    waiting: 'パスキーの確認を待っています。ブラウザの案内にしたがってください。',
    working: '承認を記録しています',
  },
  rejecting: {
    title: '依頼を却下します',
    lead: '依頼した方が、理由を読みます。',
    reason: '却下する理由',
    reasonMissing: '理由を入力してください。',
    act: '却下する',
  },
  withdrawing: {
    title: '依頼を取り下げます',
    lead: '必要なら、あとでもう一度依頼できます。',
    act: '取り下げる',
  },
  alarms: {
    title: '警報',
    tabs: 'どの警報を表示するか',
    unseen: '未確認',
    all: 'すべて',
    unseenNone: '未確認の警報はありません。',
    allNone: '警報はありません。',
    raisedAt: (at: string) => `${at} に発生`,
    about: 'お客さま',
    contract: 'ご契約先全員の緊急停止です。この管理者の方が操作しました。',
    held: '方針により、確認が済むまで利用をお待ちいただいています。お客さまの画面から解除を依頼し、別の職員の承認を受けるまで、ログオンも取得もできません。',
    toMember: (name: string) => `${name} 様の状態を見る`,
    aboutStaff: (name: string) => `職員：${name} さん`,
    markSeen: '確認した',
    markSeenNote:
      '「確認した」を押すと、あなたの名前と日時を記録し、未確認の一覧から外れます。ほかには何も変わりません。',
    markSeenOf: (what: string) => `確認した：${what}`,
    seen: (by: string, at: string) => `${by} さんが ${at} に確認しました。`,
    nowSeen: '確認したことを記録しました。',
    kinds: {
      'not-me':
        '「身に覚えがない」との届出があり、電子証明書の利用を止めました。届出の電話番号にかけて、ご本人に確かめてください。',
      loss: '紛失の届出があり、電子証明書の利用を止めました。届出の電話番号にかけて、ご本人に確かめてください。',
      'staff-disabled':
        '端末での操作により、職員の利用を止めました。心当たりがなければ、システム管理の担当に確かめてください。',
      'staff-renewed':
        '端末での操作により、職員のパスキーとパスワードを無効にし、新しい有効化コードを発行しました。ご本人に会うか、内線で確かめてください。',
      'mail-returned':
        'お客さまの登録アドレスへのメールが届きませんでした。お知らせが届かないままになります。お客さまに連絡し、正しいアドレスを確かめてください。',
      'mail-refused':
        'メールサーバーが、登録された差出人からのメールを受け付けていません。お知らせは、受け付けられるまで待っています。システム管理の担当に知らせてください。',
      'webhook-paused':
        'ほかのシステムへの通知（Webhook）を止めました。通知先が応じないか、もう受け取らないと答えています。これから起きることは、通知先に届かず、待っています。システム管理の担当に知らせてください。',
      'reissue-after-deletion':
        '電子証明書が消えた、または失効・登録終了のすぐあとに、再発行や再登録がありました。電子証明書を消して取り直させる手口があります。資金が動く前に、届出の電話番号でご本人に確かめてください。',
      'reissue-and-address':
        'メールアドレスの変更から間もない再発行、またはその申し込みがありました。変更も再発行も、届出の電話番号でご本人に確かめてください。',
      'acquisitions-in-a-row':
        '同じ方の電子証明書の取得が続いています。ご本人が取り直しているのか、届出の電話番号で確かめてください。',
      'log-on-after-reissue':
        '再発行のあとの最初の利用が、この方が使ったことのないネットワークからでした。ご本人の利用か、届出の電話番号で確かめてください。',
      'ca-near-end':
        '認証局の期限が近づいています。期限が来る前に、システム管理の担当が新しい認証局を準備し、切り替える必要があります。',
      'ca-revoked':
        '認証局を失効しました。この認証局が発行した電子証明書では、誰もログオンできません。お客さまごとに再発行が必要です。',
      'ca-listed':
        'ルート認証局の失効リストに、使用中の認証局が載っています。その電子証明書は、ほかのシステムで拒否されます。すぐシステム管理の担当に知らせてください。',
      'status-late':
        '電子証明書の失効リストか、状態の応答への署名が遅れています。このままでは、正しい電子証明書もほかのシステムで拒否されます。システム管理の担当に知らせてください。',
    } satisfies Record<string, string>,
    ca: (level: string, days: number) =>
      level === 'root'
        ? `ルート認証局：期限まであと${days}日`
        : days < 0
          ? '発行用の認証局：いまの方針の電子証明書は、もう発行できません'
          : `発行用の認証局：いまの方針の電子証明書を発行できるのは、あと${days}日`,
    details: (by: string | undefined, code: string | undefined) =>
      [
        by === 'session' && '電子証明書で入ったご本人の画面から届出',
        by === 'pins' && 'IDと暗証番号による届出',
        code !== undefined && `お知らせ番号 ${code}`,
      ]
        .filter((detail) => detail !== false)
        .join('、'),
  },
}

export type OfficeApprovalWords = typeof ja

const en: OfficeApprovalWords = {
  unlock: {
    title: 'Unlocking',
    lead: 'After several wrong entries the following is closed.',
    notAllowed: 'To ask for unlocking is for those with the desk role.',
    what: 'When it is approved, this will happen:',
    opens: (name, company) => `For ${name}, ${company}, the following opens again:`,
    since: (at) => `locked since ${at}`,
    unchanged:
      'PINs and certificates stay as they are. A suspension or a reported loss is not lifted. The person is told by mail.',
    another: 'Another person with the approver role must approve it, not you. Nothing changes until then.',
    evidence: 'How you made sure who the person is',
    evidenceHint:
      'For example: called back on the registered number, asked for date of birth and the last transfer. The approver and the auditor read it. Never write a PIN here.',
    evidenceMissing: 'Say how you made sure who the person is.',
    evidenceLong: 'Use 500 characters at most.',
    submit: 'Ask for unlocking',
    submitting: 'Sending the request',
    done: 'Unlocking has been asked for. Until another person approves it, everything stays locked.',
    waiting: 'A request about this customer is waiting for approval.',
    showRequest: 'Show the request',
    nothing: 'Nothing is locked any more.',
    count: (count) => `${count} / 500 characters`,
  },
  list: {
    title: 'Approvals',
    tabs: 'Which requests to show',
    open: 'Waiting',
    closed: 'Closed',
    openNone: 'No request is waiting for approval.',
    closedNone: 'There is no closed request.',
    caption: 'Requests',
    columns: { what: 'What', about: 'About', by: 'Asked by', at: 'Asked on', state: 'State' },
  },
  states: {
    open: 'Waiting',
    approved: 'Approved',
    rejected: 'Rejected',
    withdrawn: 'Withdrawn',
    expired: 'Out of time',
    'target-changed': 'Ended: what it was about changed',
  },
  one: {
    title: 'A request',
    kind: 'Kind of request',
    shown: 'What was shown to the person who asked',
    shownNote: 'Word for word. An approval holds for exactly this.',
    checksum: 'Checksum of it',
    company: 'Company',
    contractNumber: 'Contract ID',
    name: 'Name',
    loginId: 'User ID',
    role: 'Role',
    opens: 'To be unlocked',
    requestedBy: 'Asked by',
    atTerminal: (name: string) => `at the terminal: ${name}`,
    requestedAt: 'Asked on',
    expiresAt: 'Can be approved until',
    decidedBy: 'Decided by',
    decidedAt: 'Decided on',
    endedAt: 'Ended on',
    reason: 'Reason',
    toMember: 'Show the customer',
    toList: 'To the list of approvals',
    decide: 'Your decision',
    approve: 'Approve',
    reject: 'Reject',
    withdraw: 'Withdraw',
    mayNot: {
      own: 'You cannot approve your own request: ask somebody else with the approver role. If it is no longer needed, you can withdraw it.',
      'about-oneself': 'This request would change your own record: ask somebody else with the approver role.',
      role: 'Only those with the approver role can decide. Your roles let you read it.',
    },
  },
  verify: {
    title: 'Before you approve: is it you?',
    passkey: 'Confirm with a passkey and approve',
    password: 'Confirm with password and one-time code',
    passwordAct: 'Confirm and approve',
    waiting: 'Waiting for your passkey. Please follow your browser.',
    working: 'Recording the approval',
  },
  rejecting: {
    title: 'Reject the request',
    lead: 'The person who asked reads the reason.',
    reason: 'Reason',
    reasonMissing: 'Say why.',
    act: 'Reject',
  },
  withdrawing: {
    title: 'Withdraw the request',
    lead: 'You can ask again later.',
    act: 'Withdraw',
  },
  alarms: {
    title: 'Alarms',
    tabs: 'Which alarms to show',
    unseen: 'Not seen',
    all: 'All',
    unseenNone: 'There is no alarm that nobody has seen.',
    allNone: 'There is no alarm.',
    raisedAt: (at) => `Raised on ${at}`,
    about: 'Customer',
    contract: 'Everybody of the company was stopped at once, by this administrator.',
    held: 'By policy the person is held with it: no log-on and no acquisition until the release is asked for on the person’s page and approved by another.',
    toMember: (name) => `Show ${name}`,
    aboutStaff: (name) => `Staff: ${name}`,
    markSeen: 'I have seen it',
    markSeenNote:
      '“I have seen it” records your name and the time and takes it off this list. It changes nothing else.',
    markSeenOf: (what) => `I have seen it: ${what}`,
    seen: (by, at) => `${by} saw it on ${at}.`,
    nowSeen: 'Recorded that you have seen it.',
    kinds: {
      'not-me':
        '“This was not me” was reported, and the certificates were stopped. Call the person on the registered number and make sure.',
      loss: 'A loss was reported, and the certificates were stopped. Call the person on the registered number and make sure.',
      'staff-disabled':
        'A member of staff was disabled at the terminal. If nobody told you of it, ask the system administrator.',
      'staff-renewed':
        'At the terminal, the passkeys and the password of a member of staff were ended and another activation code was made. Make sure with the person, face to face or by the house telephone.',
      'mail-returned':
        'A mail to the registered address of this customer could not be delivered: notices do not arrive there. Get in touch and ask for the right address.',
      'mail-refused':
        'The mail server takes no mails from this institution’s sender. Notices wait until it does. Tell whoever runs the system.',
      'webhook-paused':
        'Another system is not told any more (webhook): it does not answer, or says that it wants nothing. What happens from now on waits. Tell whoever administers the system.',
      'reissue-after-deletion':
        'A reissue, or somebody added again, soon after the certificate had vanished, been revoked or the person removed. Malware deletes certificates so that another is asked for. Before money moves, call the person on the registered number.',
      'reissue-and-address':
        'A reissue, or the wish for one, soon after a change of mail address. Make sure of both with the person, on the registered number.',
      'acquisitions-in-a-row':
        'Certificates of the same person were acquired again and again. Ask on the registered number whether it was the person.',
      'log-on-after-reissue':
        'The first use after a reissue came from a network where this person has never been seen. Ask on the registered number whether it was the person.',
      'ca-near-end':
        'A CA nears its end. Before it comes, whoever runs the system has to prepare another and switch to it.',
      'ca-revoked':
        'A CA was revoked. Nobody can log on with a certificate that it has issued; each customer needs a reissue.',
      'ca-listed':
        'The list of our root names a CA in use here as revoked: other systems refuse its certificates. Tell whoever runs the system at once.',
      'status-late':
        'The list of revoked certificates, or the answers about their state, could not be signed in time. If it goes on, other systems will refuse good certificates. Tell whoever runs the system.',
    },
    ca: (level, days) => {
      if (level === 'root') return `Root: ${days} days left`
      return days < 0
        ? 'Issuing CA: no certificate of today’s policy can be issued any more'
        : `Issuing CA: certificates of today’s policy can be issued for ${days} days more`
    },
    details: (by, code) =>
      [
        by === 'session' && 'Reported from within, with a certificate',
        by === 'pins' && 'Reported by IDs and PINs',
        code !== undefined && `notice code ${code}`,
      ]
        .filter((detail) => detail !== false)
        .join(', '),
  },
}

export const officeApprovalWords: Record<Language, OfficeApprovalWords> = { ja, en }
