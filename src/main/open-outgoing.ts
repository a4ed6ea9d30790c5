import { readFileSync } from 'node:fs'
import { openOutgoing } from '../adapters/system/outgoing.ts'
import type { Environment } from '../config.ts'
import type { Outgoing } from '../ports/outgoing.ts'

/** Milliseconds. Receivers are told to answer first and to work afterwards. */
const patience = { connect: 5_000, total: 15_000 }

export function toNobodyPrivate(): Outgoing {
  return openOutgoing({ privateNetworks: [], patience })
}

/** `own` is what the demonstration reaches and trusts where the operator says nothing: itself. */
export function outgoingOf(
  { WARIFU_OUTGOING_PRIVATE_NETWORKS: networks, WARIFU_OUTGOING_CA_FILE: file }: Environment,
  own: { privateNetworks: readonly string[]; ca?: string } = { privateNetworks: [] },
): Outgoing {
  const cas = [own.ca, file === undefined ? undefined : readFileSync(file, 'utf8')]
  return openOutgoing({
    privateNetworks: networks ?? own.privateNetworks,
    ca: cas.filter((ca) => ca !== undefined),
    patience,
  })
}
