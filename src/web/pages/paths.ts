/** The addresses on an institution's own host. http/ serves them, pages link to them. */
export const paths = {
  logon: '/',
  logonStart: '/logon/start',
  proofStart: '/logon/start?purpose=proof',
  pin: '/logon/pin',
  firstUse: '/first-use',
  logOff: '/logoff',
  menu: '/menu',
  notices: '/notices',
  renewalNotice: '/notices/renewal',
  certificate: '/certificate',
  acquire: '/acquire',
  pickup: '/acquire/code',
  pickupMail: '/acquire/code/mail',
  renewalStart: '/renewal/start',
} as const
