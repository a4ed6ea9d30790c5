/** Who is logged on, as the institution says. */
export interface Person {
  name: string
  contract: { id: string; name: string }
  role: 'administrator' | 'user'
  memberId: string
  /** Whether he entered a PIN besides showing his certificate. */
  how: 'certificate-and-pin' | 'certificate'
  loggedOnAt: Temporal.Instant
  /** The last second of the certificate. */
  certificateUntil: Temporal.Instant
  /** SHA-256 of the certificate. */
  thumbprint: string
}

/** What is not as the institution's documentation says is nobody to let in. */
export function personOf(claims: Readonly<Record<string, unknown>>): Person {
  const contract = objectOf(claims, 'contract')
  const role = textOf(claims, 'role')
  if (role !== 'administrator' && role !== 'user') throw new Error(`a role that this service does not know`)
  return {
    name: textOf(claims, 'name'),
    contract: { id: textOf(contract, 'id'), name: textOf(contract, 'name') },
    role,
    memberId: textOf(claims, 'member_id'),
    how: textOf(claims, 'acr').endsWith('+pin') ? 'certificate-and-pin' : 'certificate',
    loggedOnAt: instantOf(claims, 'auth_time'),
    certificateUntil: instantOf(claims, 'certificate_until'),
    thumbprint: textOf(objectOf(claims, 'cnf'), 'x5t#S256'),
  }
}

type Claims = Readonly<Record<string, unknown>>

function textOf(claims: Claims, name: string): string {
  const text = claims[name]
  if (typeof text !== 'string') throw new Error(`the claim ${name} is missing`)
  return text
}

function objectOf(claims: Claims, name: string): Claims {
  const given = claims[name]
  if (typeof given !== 'object' || given === null) throw new Error(`the claim ${name} is missing`)
  return { ...given }
}

function instantOf(claims: Claims, name: string): Temporal.Instant {
  const seconds = claims[name]
  if (typeof seconds !== 'number') throw new Error(`the claim ${name} is missing`)
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
}
