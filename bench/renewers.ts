import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { defaultPolicy } from '../src/domain/default-policy.ts'
import { windowSteps } from '../src/domain/window-steps.ts'
import {
  assembleCertificationRequest,
  encodeCertificationRequestInfo,
} from '../src/pki/certification-request.ts'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import { asOwner, type Program } from './program.ts'

/** Someone who has said yes on every screen of the renewal window, and whose key is all that is missing. */
export interface Renewer {
  token: string
  renewalId: string
  /** The one in use. */
  certificateId: string
}

/**
 * So many people as that, eleven in a contract: one administrates and ten use, and it is the users who renew. Each has a
 * certificate that expires in ten days, a session that has just shown it, and a renewal with all its steps done.
 * Written set by set as the owner, not timed.
 */
export async function makeRenewers(
  program: Program,
  { id }: InstitutionRecord,
  count: number,
): Promise<Renewer[]> {
  return asOwner(program, id, async (client) => {
    await client.query('begin')
    await client.query(plan, [count])
    for (const insert of inserts) await client.query(insert, [id])
    await client.query(insertRenewals, [id, JSON.stringify(stepsTaken())])
    const { rows } = await client.query<Renewer>(
      `select token, renewal_id as "renewalId", certificate_id as "certificateId"
         from plan where not is_administrator order by number limit $1`,
      [count],
    )
    await client.query('commit')
    await client.query('vacuum analyze')
    return rows
  })
}

function stepsTaken(): Record<string, string> {
  const at = Temporal.Now.instant().subtract({ seconds: 1 }).toString()
  return Object.fromEntries(windowSteps('renewal', defaultPolicy).map((step) => [step, at]))
}

const plan = `
  create temporary table plan on commit drop as
  select number, number % 11 = 0 as is_administrator, number / 11 as contract,
         gen_random_uuid() as member_id, gen_random_uuid() as acquisition_id, gen_random_uuid() as certificate_id,
         gen_random_uuid() as session_id, gen_random_uuid() as renewal_id,
         md5(gen_random_uuid()::text) as token, md5(gen_random_uuid()::text) as random,
         null::uuid as contract_id
    from generate_series(0, $1 * 11 / 10 + 11) as number`

const inserts = [
  `with made as (
     insert into contract (institution_id, contract_id, contract_number, name_ja, name_en, created_at)
     select $1, gen_random_uuid(), (select count(*) from contract) + contract, '株式会社山田商店', 'Yamada Shoten', now()
       from plan where is_administrator
     returning contract_id),
   numbered as (select contract_id, row_number() over () - 1 as contract from made)
   update plan set contract_id = numbered.contract_id from numbered where plan.contract = numbered.contract`,
  `insert into member (institution_id, member_id, contract_id, role, login_id, display_name, mail_address, language,
                       subject, holder_number, pins_changed_at, certificate_count, created_at)
   select $1, member_id, contract_id, case when is_administrator then 'administrator' else 'user' end,
          'user' || number, '佐藤 一郎', 'user' || number || '@yamada.example', 'ja',
          gen_random_uuid(), random, now(), 1, now()
     from plan`,
  `insert into acquisition (institution_id, acquisition_id, token_hash, member_id, begun_at, expires_at,
                            policy_version, key_algorithm, steps, ended_at)
   select $1, acquisition_id, sha256(random::bytea), member_id, now(), now(), 1, 'EC-P256', '{}', now()
     from plan`,
  `insert into certificate (institution_id, certificate_id, member_id, issuer_id, stage, origin, acquisition_id,
                            serial_number, public_key_hash, key_algorithm, common_name, tbs, signature_algorithm,
                            der, fingerprint, not_before, not_after, expiry_date, policy_version, recorded_at,
                            signed_at, prove_until, proved_at)
   select $1, certificate_id, member_id, issuer_id, 'current', 'acquisition', acquisition_id,
          random, sha256(random::bytea), 'EC-P256', 'CN ' || number, random::bytea, signature_algorithm,
          random::bytea, sha256(token::bytea), now() - interval '355 days', now() + interval '11 days',
          (now() + interval '10 days')::date, 1, now() - interval '355 days',
          now() - interval '355 days', now(), now() - interval '355 days'
     from plan, issuer
    where institution_id = $1 and level = 'issuing'`,
  `insert into session (institution_id, session_id, token_hash, member_id, certificate_id, created_at, last_seen_at,
                        certificate_shown_at, authenticated_at)
   select $1, session_id, sha256(token::bytea), member_id, certificate_id, now(), now(), now(), now()
     from plan`,
]

const insertRenewals = `
  insert into renewal (institution_id, renewal_id, member_id, replaces, state, policy_version, session_id,
                       key_algorithm, medium, protection, steps, opened_at, changed_at)
  select $1, renewal_id, member_id, certificate_id, 'open', 1, session_id, 'EC-P256', 'file', 'low', $2, now(), now()
    from plan where not is_administrator`

/** What the enrolment page of each of them sends, with a new P-256 key each, as bytes ready for the wire. */
export function renewalRequests(origin: string, renewers: readonly Renewer[]): Buffer[] {
  const { host } = new URL(origin)
  return renewers.map(({ token, renewalId }) => {
    const body = JSON.stringify({ request: certificationRequest().toBase64() })
    return Buffer.from(
      `POST /renewal/${renewalId}/certificate HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\n` +
        `cookie: __Host-session=${token}\r\naccept-language: ja\r\ncontent-type: application/json\r\n` +
        `content-length: ${body.length}\r\n\r\n${body}`,
    )
  })
}

export function certificationRequest(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const info = encodeCertificationRequestInfo([], new Uint8Array(spki))
  const signature = sign('sha256', info, { key: privateKey, dsaEncoding: 'der' })
  return assembleCertificationRequest(info, 'ecdsa-with-SHA256', new Uint8Array(signature))
}
