/** Who comes by an endpoint, and with that how often it may. */
export type Caller = 'beginner' | 'browser' | 'service'

export interface Endpoint {
  methods: readonly ('GET' | 'POST')[]
  path: string
  caller: Caller
}

/** What the provider answers, below where it stands; everything else that the library could do is not there. */
export const endpoints: readonly Endpoint[] = [
  { methods: ['GET'], path: '/auth', caller: 'beginner' },
  { methods: ['GET'], path: '/auth/:uid', caller: 'browser' },
  { methods: ['GET'], path: '/session/end', caller: 'beginner' },
  { methods: ['POST'], path: '/session/end/confirm', caller: 'browser' },
  { methods: ['GET'], path: '/session/end/success', caller: 'browser' },
  { methods: ['GET'], path: '/.well-known/openid-configuration', caller: 'service' },
  { methods: ['GET'], path: '/jwks', caller: 'service' },
  { methods: ['POST'], path: '/request', caller: 'service' },
  { methods: ['POST'], path: '/token', caller: 'service' },
  { methods: ['GET', 'POST'], path: '/me', caller: 'service' },
]
