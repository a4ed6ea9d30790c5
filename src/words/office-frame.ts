import type { Language } from '../domain/language.ts'
import type { StaffRole } from '../domain/staff.ts'

/** What stands around every page of the office application, and what it says when something does not go well. */
const ja = {
  product: '電子証明書 業務画面',
  skip: '本文へ進む',
  languages: '言語',
  nav: {
    label: '業務メニュー',
    open: 'メニューを開く',
    close: 'メニューを閉じる',
    start: 'はじめの画面',
    members: 'お客さまを探す',
    approvals: '承認',
    board: 'お知らせの掲載',
    alarms: '警報',
    notices: 'お知らせの送信状況',
    mails: 'メールの文面',
    policy: '運用方針',
  },
  search: {
    label: 'お客さまを探す',
    submit: '探す',
    key: '「/」キーで、ここに移ります',
  },
  roles: {
    desk: '事務',
    approver: '承認',
    auditor: '監査',
    'policy-editor': '規定管理',
    'system-administrator': 'システム管理',
  } satisfies Record<StaffRole, string>,
  who: 'サインインしている方',
  rolesLabel: '役割',
  roleJoin: '・',
  signOut: 'サインアウト',
  signedInAs: (name: string) => `${name} さん`,
  screenCode: '画面番号',
  demo: 'これはデモです。実在の金融機関ではありません。',
  demoDay: (today: string) => `日付：${today}`,
  working: '読み込んでいます',
  slow: 'いつもより時間がかかっています。このままお待ちください。',
  more: 'さらに表示',
  shown: (count: number) => `${count} 件を表示しています`,
  shownAll: (count: number) => `全 ${count} 件`,
  close: '閉じる',
  cancel: 'やめる',
  again: 'もう一度試す',
  toStart: 'はじめの画面へ',
  back: '戻る',
  newPage: (title: string) => `${title}を表示しました`,
  session: {
    title: 'まもなくサインアウトします',
    text: (at: string) =>
      `しばらく操作がないため、${at}にサインアウトします。入力中の内容は、この画面に残っています。`,
    absolute: (at: string) =>
      `サインインから長い時間がたつため、${at}にサインアウトします。続けるには、もう一度サインインしてください。`,
    stay: '続けて使う',
    leave: 'サインアウトする',
  },
  problem: {
    title: '手続きできませんでした',
    number: 'お問い合わせ番号',
    unchanged: '何も変更していません。',
    unreachable: {
      what: 'サーバーにつながりませんでした。',
      next: '入力した内容は、この画面に残っています。ネットワークを確かめて、もう一度試してください。',
      unsure: '送った手続きが届いたかどうかは、画面を開き直すと分かります。',
    },
    fault: {
      what: '当方の不具合で、処理できませんでした。',
      next: '少し時間をおいて、もう一度試してください。続くときは、下の受付番号をシステム管理の担当者に伝えてください。',
      incident: '受付番号',
    },
    malformed: {
      what: '送った内容を、サーバーが読み取れませんでした。',
      next: '入力を確かめて、もう一度送ってください。続くときは、画面を開き直してください。',
    },
    renewed: {
      what: 'この画面は、サーバーより古くなっています。',
      next: 'ブラウザで画面を開き直してください。',
    },
  },
  notFound: {
    title: 'ページが見つかりません',
    what: 'アドレスが変わったか、入力が違っているようです。',
    next: '左のメニューから開き直してください。',
  },
  notAllowed: {
    title: 'この画面を見る役割がありません',
    what: (roles: string) => `あなたの役割（${roles}）では、この画面を見ることができません。`,
    next: '必要なときは、貴機関のシステム管理の担当者に申し出てください。',
  },
  start: {
    title: 'はじめの画面',
    hello: (name: string) => `${name} さん`,
    lead: '今日、確かめるもの',
    openApprovals: '承認を待っている依頼',
    openApprovalsNone: '承認を待っている依頼はありません。',
    unseenAlarms: 'まだ確認していない警報',
    unseenAlarmsNone: 'まだ確認していない警報はありません。',
    count: (count: number, more: boolean) => `${count} 件${more ? '以上' : ''}`,
    show: '一覧を見る',
    searchHint:
      '契約者ID・利用者ID・会社名・氏名・メールアドレス・電子証明書のシリアル番号または拇印で探せます。',
    nothing: 'あなたの役割で使える画面は、まだありません。',
  },
}

export type OfficeFrameWords = typeof ja

const en: OfficeFrameWords = {
  product: 'Certificate office',
  skip: 'Skip to the content',
  languages: 'Language',
  nav: {
    label: 'Office',
    open: 'Open the menu',
    close: 'Close the menu',
    start: 'Start',
    members: 'Find a customer',
    approvals: 'Approvals',
    board: 'Board',
    alarms: 'Alarms',
    notices: 'Notices',
    mails: 'Mails',
    policy: 'Policy',
  },
  search: {
    label: 'Find a customer',
    submit: 'Search',
    key: 'The “/” key brings you here',
  },
  roles: {
    desk: 'Desk',
    approver: 'Approver',
    auditor: 'Auditor',
    'policy-editor': 'Policy editor',
    'system-administrator': 'System administrator',
  },
  who: 'You are signed in as',
  rolesLabel: 'Roles',
  roleJoin: ', ',
  signOut: 'Sign out',
  signedInAs: (name) => name,
  screenCode: 'Screen',
  demo: 'A demonstration, not a real institution.',
  demoDay: (today) => `Date: ${today}`,
  working: 'Loading',
  slow: 'This takes longer than usual. Please wait.',
  more: 'Show more',
  shown: (count) => `${count} shown`,
  shownAll: (count) => `${count} in all`,
  close: 'Close',
  cancel: 'Cancel',
  again: 'Try again',
  toStart: 'To the start page',
  back: 'Back',
  newPage: (title) => `${title}`,
  session: {
    title: 'You will soon be signed out',
    text: (at) =>
      `You have been away for a while, so you will be signed out at ${at}. What you were typing is still on this page.`,
    absolute: (at) =>
      `You have been signed in for a long time, so you will be signed out at ${at}. Sign in again to go on.`,
    stay: 'Stay signed in',
    leave: 'Sign out',
  },
  problem: {
    title: 'This could not be done',
    number: 'Reference',
    unchanged: 'Nothing has been changed.',
    unreachable: {
      what: 'The server could not be reached.',
      next: 'What you typed is still on this page. Check the network and try again.',
      unsure: 'Whether something that you sent has arrived can be seen when you open the page again.',
    },
    fault: {
      what: 'A fault on our side has stopped this.',
      next: 'Wait a little and try again. If it goes on, tell your system administrator the incident number below.',
      incident: 'Incident',
    },
    malformed: {
      what: 'The server could not read what was sent.',
      next: 'Check what you typed and send it again. If it goes on, reload the page.',
    },
    renewed: {
      what: 'This page is older than the server.',
      next: 'Please reload the page in your browser.',
    },
  },
  notFound: {
    title: 'There is no such page',
    what: 'The address has changed or was mistyped.',
    next: 'Start again from the menu on the left.',
  },
  notAllowed: {
    title: 'Your roles do not include this page',
    what: (roles) => `With your roles (${roles}) this page cannot be seen.`,
    next: 'If you need it, ask the system administrator of your institution.',
  },
  start: {
    title: 'Start',
    hello: (name) => name,
    lead: 'To look at today',
    openApprovals: 'Requests waiting for approval',
    openApprovalsNone: 'No request is waiting for approval.',
    unseenAlarms: 'Alarms nobody has seen yet',
    unseenAlarmsNone: 'There is no alarm that nobody has seen.',
    count: (count, more) => `${count}${more ? ' or more' : ''}`,
    show: 'Show the list',
    searchHint:
      'Search by contract ID, user ID, company, name, mail address, or a certificate’s serial number or fingerprint.',
    nothing: 'There is no page for your roles yet.',
  },
}

export const officeFrameWords: Record<Language, OfficeFrameWords> = { ja, en }
