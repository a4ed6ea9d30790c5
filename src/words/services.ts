import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

/** On the way to a service of the institution, and back from it. */
const ja = {
  goingOn: {
    service: {
      title: 'サービスへ進みます',
      what: '確認が済みました。自動で次の画面に進みます。',
      act: '進まないときはこちら',
    },
    back: {
      title: 'サービスの画面に戻ります',
      what: '自動で次の画面に進みます。',
      act: '進まないときはこちら',
    },
  },
  logOff: {
    title: 'ここからもログオフしますか',
    what: (v: Voice) =>
      `サービスからログオフしました。${v.service}の画面からもログオフすると、ほかのサービスのご利用も終わります。`,
    yes: 'ログオフする',
    no: 'このまま続ける',
  },
  problem: {
    title: 'サービスへ進めませんでした',
    what: 'サービスからの呼び出しが、時間切れになったか、正しい形ではありませんでした。',
    next: (v: Voice) =>
      `サービスの画面から、もう一度始めてください。続くときは、下の記号と時刻を${v.desk.name}へお知らせください。`,
    logon: (v: Voice) => `${v.logon}画面へ`,
    code: '記号',
  },
  menu: {
    to: (name: string) => `「${name}」へ進む`,
    lead: 'このままご利用いただけます。電子証明書をもう一度選ぶ必要はありません。',
    back: '元のサービスへ進む',
    backLead: 'はじめに開いたサービスの画面に進みます。',
  },
}

export type ServiceWords = typeof ja

const en: ServiceWords = {
  goingOn: {
    service: {
      title: 'Going on to the service',
      what: 'All is checked. The next page comes by itself.',
      act: 'Go on if nothing happens',
    },
    back: {
      title: 'Going back to the service',
      what: 'The next page comes by itself.',
      act: 'Go on if nothing happens',
    },
  },
  logOff: {
    title: 'Log off here, too?',
    what: (v) =>
      `You have logged off from the service. If you log off from ${v.service} as well, what you have open in other services ends, too.`,
    yes: 'Log off',
    no: 'Stay',
  },
  problem: {
    title: 'The service could not be entered',
    what: 'What the service asked for has run out, or was not in the right form.',
    next: (v) =>
      `Begin again on the page of the service. If it goes on, tell the ${v.desk.name} the code and the time below.`,
    logon: (v) => `To the ${v.logon} page`,
    code: 'Code',
  },
  menu: {
    to: (name) => `Go on to “${name}”`,
    lead: 'You can use it right away. Your certificate is not asked for again.',
    back: 'Go on to where you came from',
    backLead: 'This leads to the service that you opened first.',
  },
}

export const serviceWords: Record<Language, ServiceWords> = { ja, en }
