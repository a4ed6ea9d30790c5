import type { Language } from '../domain/language.ts'
import type { PasswordFault } from '../domain/staff-password.ts'

/** Sign-in of the institution's staff, and the activation of somebody new. */
const ja = {
  signIn: {
    title: 'サインイン',
    lead: '職員の方の画面です。お客さまの画面ではありません。',
    passkey: 'パスキーでサインイン',
    passkeyHint:
      '登録したパソコン・スマートフォン・セキュリティキーで、画面ロックを解除するときと同じ方法（指紋・顔・PIN）で確認します。',
    other: 'パスワードとワンタイムコードでサインイン',
    otherHint: 'パスキーが使えないときの方法です。',
    loginId: 'ログインID',
    password: 'パスワード',
    code: 'ワンタイムコード（6桁）',
    codeHint: '認証アプリに表示されている6桁の数字です。30秒ごとに変わります。',
    submit: 'サインイン',
    help: 'どちらの方法でもサインインできないときは',
    helpText:
      '貴機関のシステム管理の担当者に申し出てください。ご本人を確かめたうえで、新しい有効化コードをお渡しします。パスワードやコードを人に教えることはありません。',
    toActivation: 'はじめて使う方（有効化コードをお持ちの方）',
    ended: 'サインアウトしました。',
    sessionEnded: '安全のため、サインアウトしました。もう一度サインインすると、元の画面に戻ります。',
    kept: '入力していた内容は、この画面に残してあります。',
    waiting: 'パスキーの確認を待っています。ブラウザの案内にしたがってください。',
    checking: '確認しています',
  },
  passkeyProblem: {
    cancelled: {
      what: 'パスキーの確認が、取り消されたか、時間切れになりました。',
      next: 'もう一度ボタンを押してください。パスキーが見つからないときは、パスワードとワンタイムコードを使ってください。',
    },
    unsupported: {
      what: 'このブラウザでは、パスキーを使えません。',
      next: 'パスワードとワンタイムコードを使うか、新しいブラウザで開いてください。',
    },
    registered: {
      what: 'このパスキーは、すでに登録されています。',
      next: 'サインインの画面から、そのパスキーでサインインしてください。',
    },
    failed: {
      what: 'パスキーの確認ができませんでした。',
      next: 'もう一度試すか、パスワードとワンタイムコードを使ってください。',
    },
  },
  activation: {
    title: 'はじめて使う',
    lead: '渡されたログインIDと有効化コードを入力してください。有効化コードは一度だけ、渡されてから72時間使えます。',
    loginId: 'ログインID',
    activationCode: '有効化コード',
    activationCodeHint: '例：ABCD-EFGH-JKLM-NPQR のような文字です。大文字・小文字とハイフンは区別しません。',
    next: '次へ',
    greeting: (name: string) => `${name} さん`,
    roles: (roles: string) => `役割：${roles}`,
    wrongPerson: 'お名前や役割が違うときは、ここで止めて、システム管理の担当者に申し出てください。',
    choose: 'これからのサインインの方法を選んでください。',
    passkeyTitle: 'パスキー（おすすめ）',
    passkeyText:
      'このパソコンやセキュリティキーに鍵を作ります。覚えるものはなく、偽のサイトでは使えません。鍵そのものは、サーバーに送られません。',
    passkeyAct: 'パスキーを登録する',
    passwordTitle: 'パスワードとワンタイムコード',
    passwordText: 'パスキーを使えないときに選んでください。スマートフォンなどの認証アプリが要ります。',
    password: '新しいパスワード',
    passwordRules:
      '12文字以上。文字の種類は問いません。ログインIDを含むもの、ほかで使っているものは避けてください。',
    passwordAgain: '新しいパスワード（確認）',
    stepApp: '認証アプリに登録する',
    qr: '認証アプリで読み取る二次元コード',
    secret: '読み取れないときは、次の文字を認証アプリに入力してください（空白は不要です）。',
    stepCode: '認証アプリに表示された6桁を入力する',
    code: 'ワンタイムコード（6桁）',
    passwordAct: '登録してサインイン',
    startOver: 'はじめからやり直す',
    toSignIn: 'サインインの画面へ',
  },
  faults: {
    summary: '入力を確かめてください',
    loginId: 'ログインIDを入力してください。',
    password: 'パスワードを入力してください。',
    newPassword: {
      'too-short': 'パスワードは12文字以上にしてください。',
      'too-long': 'パスワードは256文字以内にしてください。',
      'too-simple': '同じ文字の繰り返しではなく、5種類以上の文字を使ってください。',
      'like-login-id': 'ログインIDを含まないパスワードにしてください。',
    } satisfies Record<PasswordFault, string>,
    passwordAgain: '2回のパスワードが違います。同じものを入力してください。',
    code: 'ワンタイムコードは、6桁の数字で入力してください。',
    activationCode: '有効化コードを入力してください。',
  },
}

export type OfficeSignInWords = typeof ja

const en: OfficeSignInWords = {
  signIn: {
    title: 'Sign in',
    lead: 'For the staff of the institution. Customers have a page of their own.',
    passkey: 'Sign in with a passkey',
    passkeyHint:
      'Confirm on your computer, telephone or security key, the way you unlock it: fingerprint, face or PIN.',
    other: 'Sign in with password and one-time code',
    otherHint: 'When a passkey cannot be used.',
    loginId: 'Login ID',
    password: 'Password',
    code: 'One-time code (6 digits)',
    codeHint: 'The six digits in your authenticator app. They change every 30 seconds.',
    submit: 'Sign in',
    help: 'If neither way works',
    helpText:
      'Ask the system administrator of your institution. Once sure who you are, he gives you a new activation code. Nobody ever asks you for a password or a code.',
    toActivation: 'You are new here and have an activation code',
    ended: 'You have signed out.',
    sessionEnded: 'For your safety you were signed out. Sign in again and you are back where you were.',
    kept: 'What you were typing has been kept on this page.',
    waiting: 'Waiting for your passkey. Please follow your browser.',
    checking: 'Checking',
  },
  passkeyProblem: {
    cancelled: {
      what: 'The passkey was cancelled, or it took too long.',
      next: 'Press the button again. If no passkey is found, use password and one-time code.',
    },
    unsupported: {
      what: 'This browser cannot use passkeys.',
      next: 'Use password and one-time code, or open this page in a newer browser.',
    },
    registered: {
      what: 'This passkey is registered already.',
      next: 'Go to the sign-in page and sign in with it.',
    },
    failed: {
      what: 'The passkey could not be checked.',
      next: 'Try again, or use password and one-time code.',
    },
  },
  activation: {
    title: 'Your first time here',
    lead: 'Type the login ID and the activation code that you were given. The code works once, for 72 hours.',
    loginId: 'Login ID',
    activationCode: 'Activation code',
    activationCodeHint: 'Letters like ABCD-EFGH-JKLM-NPQR. Case and hyphens do not matter.',
    next: 'Next',
    greeting: (name) => name,
    roles: (roles) => `Roles: ${roles}`,
    wrongPerson: 'If the name or the roles are not yours, stop here and tell the system administrator.',
    choose: 'Choose how you will sign in from now on.',
    passkeyTitle: 'A passkey (recommended)',
    passkeyText:
      'A key is made on this computer or on your security key. There is nothing to remember, and it does not work on a false site. The key itself is never sent to the server.',
    passkeyAct: 'Register a passkey',
    passwordTitle: 'Password and one-time code',
    passwordText:
      'When you cannot use a passkey. You need an authenticator app, on your telephone for example.',
    password: 'New password',
    passwordRules:
      '12 characters or more, of any kind. Not with your login ID in it, and none that you use elsewhere.',
    passwordAgain: 'New password, once more',
    stepApp: 'Add it to your authenticator app',
    qr: 'A code for your authenticator app to read',
    secret: 'If it cannot be read, type these letters into the app (without the spaces).',
    stepCode: 'Type the six digits that the app shows',
    code: 'One-time code (6 digits)',
    passwordAct: 'Register and sign in',
    startOver: 'Start again',
    toSignIn: 'To the sign-in page',
  },
  faults: {
    summary: 'Please check what you typed',
    loginId: 'Type your login ID.',
    password: 'Type your password.',
    newPassword: {
      'too-short': 'The password needs 12 characters or more.',
      'too-long': 'The password may have 256 characters at most.',
      'too-simple': 'Use five different characters or more, not the same ones again and again.',
      'like-login-id': 'The password must not contain your login ID.',
    },
    passwordAgain: 'The two passwords differ. Type the same one twice.',
    code: 'The one-time code has six digits.',
    activationCode: 'Type your activation code.',
  },
}

export const officeSignInWords: Record<Language, OfficeSignInWords> = { ja, en }
