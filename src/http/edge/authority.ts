/** A host and its port, as in an address. */
export interface Authority {
  /** In lower case. */
  name: string
  port: number
}

/** The parts of a request that say which host it is meant for. */
export interface RequestTarget {
  /** Every Host header, in the order they came. */
  hosts: readonly string[]
  /** As it stands in the request line. */
  target: string
}

export type AuthorityJudgement =
  | { kind: 'accepted'; authority: Authority; path: string }
  | { kind: 'bad-request' }
  | { kind: 'misdirected' }

const badRequest = { kind: 'bad-request' } as const
export const misdirected = { kind: 'misdirected' } as const

/**
 * Whether the request is meant for this host (RFC 9110 §7.4, RFC 9112 §3.2): Host, and the target where it is in
 * absolute form, must both say so. `path` is the target in origin form.
 */
export function judgeAuthority({ hosts, target }: RequestTarget, expected: Authority): AuthorityJudgement {
  const [, absolute, path] = /^(?:https:\/\/([^/]*))?(\/.*)$/i.exec(target) ?? []
  if (hosts.length !== 1 || path === undefined) return badRequest

  const named = [...hosts, ...(absolute === undefined ? [] : [absolute])].map(parseAuthority)
  if (named.includes(undefined)) return badRequest
  const isExpected = named.every((each) => each?.name === expected.name && each.port === expected.port)
  return isExpected ? { kind: 'accepted', authority: expected, path } : misdirected
}

/** uri-host [ ":" port ] (RFC 9110 §7.2); without a port it is that of https. An IPv6 address is well-formed and no host of ours. */
export function parseAuthority(text: string): Authority | undefined {
  const [, name, port = '443'] = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i.exec(text) ?? []
  return name === undefined ? undefined : { name: name.toLowerCase(), port: Number(port) }
}
