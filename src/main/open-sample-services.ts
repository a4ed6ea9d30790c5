import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isFileError, makeFolder, writeOnce } from '../adapters/keys/durable-file.ts'
import { fetchHere } from '../adapters/system/fetch-here.ts'
import type { RelyingPartyWish } from '../domain/relying-party.ts'
import { issuerOf } from '../http/openid/provider.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import { parseHost, serviceOrigin } from '../http/site.ts'
import { letDemoServiceIn } from '../service/demo/demo-services.ts'

const clientId = 'sample-service'
const name = { ja: 'サービスの見本', en: 'Sample service' }

type Application = { fetch(request: Request): Response | Promise<Response> }

/**
 * The sample of a service for each institution of the demonstration, let in by its staff. The sample and what it stands on
 * is loaded when somebody comes: a start does not wait for it.
 */
export async function openSampleServices(portal: Portal, root: string, folder: string) {
  const keys = new Map<string, KeyObject>()
  for (const { institution } of portal.directory.all()) {
    const key = await keyIn(folder, institution.slug)
    const pem = String(createPublicKey(key).export({ type: 'spki', format: 'pem' }))
    const wish = wishOf(serviceOrigin(portal.site, institution.slug), pem)
    if (await letDemoServiceIn(portal.ports, institution, wish)) keys.set(institution.slug, key)
  }
  const held = new Map<string, Promise<Application>>()
  return async (request: Request): Promise<Response> => {
    const host = parseHost(portal.site, new URL(request.url).hostname)
    const slug = host?.kind === 'service' ? host.slug : ''
    const key = keys.get(slug)
    if (key === undefined) return new Response('Not Found\n', { status: 404 })
    const application = held.get(slug) ?? load(portal, slug, key, root)
    held.set(slug, application)
    return (await application).fetch(request)
  }
}

async function load({ site }: Portal, slug: string, key: KeyObject, root: string): Promise<Application> {
  const { openService } = await import('../../examples/relying-party/service.ts')
  return openService({
    issuer: issuerOf(site, slug),
    clientId,
    origin: serviceOrigin(site, slug),
    privateKey: key.toCryptoKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
    fetch: fetchHere(root),
  })
}

function wishOf(origin: string, pem: string): RelyingPartyWish {
  return {
    clientId,
    name,
    redirectUris: [`${origin}/callback`],
    postLogoutUris: [`${origin}/`],
    logoutUri: `${origin}/back-channel-log-out`,
    loginUri: `${origin}/log-on`,
    pem,
  }
}

/** Kept from start to start, as it is registered. */
async function keyIn(folder: string, slug: string): Promise<KeyObject> {
  const file = join(folder, `${slug}.key`)
  await makeFolder(folder)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  await writeOnce(file, String(privateKey.export({ type: 'pkcs8', format: 'pem' }))).catch(
    (error: unknown) => {
      if (!isFileError(error, 'EEXIST')) throw error
    },
  )
  return createPrivateKey(await readFile(file))
}
