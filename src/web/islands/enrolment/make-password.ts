/** None that is taken for another when it is read off the screen: no i, l, o, 0, 1. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const length = 24

/** 24 characters with a hyphen after every fourth: 118 bits, all as likely. */
export function makePassword(random: (length: number) => Uint8Array): string {
  const fair = 256 - (256 % alphabet.length) // from here on the first characters would come more often
  let password = ''
  while (password.length < length) {
    for (const octet of random(length)) if (octet < fair) password += alphabet[octet % alphabet.length]
  }
  return password.slice(0, length).replace(/.{4}(?=.)/g, '$&-')
}
