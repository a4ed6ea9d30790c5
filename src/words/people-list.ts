import type { Language } from '../domain/language.ts'
import type { PeopleSort, StandingGroup } from '../domain/people-filter.ts'
import type { Voice } from './voice.ts'

const ja = {
  search: 'お名前またはIDの一部',
  searchHint: '全角・半角、ひらがな・カタカナのどちらでも探せます。',
  group: '状態',
  everybody: 'すべての方',
  sort: '並べ方',
  show: '表示する',
  reset: '条件を消す',
  goOn: '条件に合う方を、この先も探す',
  noneFound: '条件に合う方はいません。条件を変えるか、消してください。',
  lastLogon: (v: Voice) => `最終${v.logon}`,
  neverLoggedOn: 'まだありません。',
  csv: 'この一覧を表計算用のファイル（CSV）で保存する',
  csvNote: '※ 保存したことは記録に残ります。お名前などの大切な情報を含みますので、取り扱いにご注意ください。',
  add: (v: Voice) => `${v.user}を追加する`,
  groups: {
    'to-renew': '更新が必要',
    'to-prove': '新しい電子証明書の利用待ち',
    'to-acquire': '取得待ち',
    expired: '有効期限切れ',
    stopped: '利用を止めている',
    'no-certificate': '電子証明書なし',
    'in-use': '使用中',
  } satisfies Record<StandingGroup, string> as Record<StandingGroup, string>,
  sorts: {
    expiry: () => '有効期限日の早い順',
    name: () => 'お名前順',
    'login-id': () => 'ID順',
    'last-logon': (v: Voice) => `最終${v.logon}の古い順`,
  } satisfies Record<PeopleSort, (v: Voice) => string> as Record<PeopleSort, (v: Voice) => string>,
  columns: (v: Voice) => [
    'ID',
    'お名前',
    '役割',
    '状態',
    '有効期限日',
    '有効期限日（曜日つき）',
    '残り日数',
    `最終${v.logon}`,
    '最後にお送りしたメール',
    'メールの日時',
    'メールの状況',
    'メールアドレス',
  ],
  address: { there: 'あり', absent: 'なし', bounced: '届かない' } as Record<
    'there' | 'absent' | 'bounced',
    string
  >,
}

export type PeopleListWords = typeof ja

const en: PeopleListWords = {
  search: 'Part of a name or ID',
  searchHint: 'Full or half width, large or small letters: all are found.',
  group: 'State',
  everybody: 'Everybody',
  sort: 'Order',
  show: 'Show',
  reset: 'Show everybody again',
  goOn: 'Look further on',
  noneFound: 'Nobody fits. Please look for something else, or for everybody.',
  lastLogon: (v) => `Last ${v.logon}`,
  neverLoggedOn: 'Never.',
  csv: 'Save this list for a spreadsheet (CSV)',
  csvNote: 'It is recorded that you saved it. It holds names: please handle it with care.',
  add: (v) => `Add a ${v.user}`,
  groups: {
    'to-renew': 'must be renewed',
    'to-prove': 'new one waits to be used',
    'to-acquire': 'not acquired yet',
    expired: 'expired',
    stopped: 'stopped',
    'no-certificate': 'no certificate',
    'in-use': 'in use',
  },
  sorts: {
    expiry: () => 'earliest expiry first',
    name: () => 'by name',
    'login-id': () => 'by ID',
    'last-logon': (v) => `oldest ${v.logon} first`,
  },
  columns: (v) => [
    'ID',
    'Name',
    'Role',
    'State',
    'Expiry date',
    'Expiry date in words',
    'Days left',
    `Last ${v.logon}`,
    'Last mail',
    'Mail written at',
    'What became of it',
    'Mail address',
  ],
  address: { there: 'there', absent: 'none', bounced: 'mails come back' },
}

export const peopleListWords: Record<Language, PeopleListWords> = { ja, en }
