import { paths } from '../../web/pages/paths.ts'

/** Where secrets and codes are entered, mails are asked for, or a challenge is written: so many from one address, and no more. */
export const slowedPosts = [
  paths.acquire,
  paths.pickup,
  paths.pickupMail,
  paths.proofOptions,
  paths.proofPasskey,
  paths.help,
  paths.lostId,
  paths.passkeys,
  paths.passkeyNew,
  paths.passkeyRemove,
  paths.pin,
  paths.firstUse,
  paths.notMe,
  paths.notMeHere,
  paths.loss,
  paths.mailCheck,
  paths.newPc,
  paths.addressCode,
  // Each act of an administrator asks for his confirmation PIN; what he approves lies there, too.
  `${paths.people}/*`,
]

/**
 * Those where nothing is guessed and little is spent: each acts on a session, a renewal or an acquisition that the browser
 * has already, and a whole company that renews in one morning stands behind one address.
 */
export const freePosts = [
  paths.logOff,
  paths.newPcWithdraw,
  '/renewal/:id/step',
  '/renewal/:id/certificate',
  '/acquire/window/step',
  '/acquire/window/certificate',
]
