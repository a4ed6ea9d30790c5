// The three functions of reflect-metadata that @peculiar/x509 asks for when it is loaded.

const metadata = new WeakMap<object, Map<unknown, unknown>>()

function getOwnMetadata(key: unknown, target: object): unknown {
  return metadata.get(target)?.get(key)
}

function getMetadata(key: unknown, target: object): unknown {
  const own = getOwnMetadata(key, target)
  const parent: object | null = Object.getPrototypeOf(target)
  return own === undefined && parent !== null ? getMetadata(key, parent) : own
}

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const entries = metadata.get(target) ?? new Map<unknown, unknown>()
  metadata.set(target, entries.set(key, value))
}

Object.assign(Reflect, { getOwnMetadata, getMetadata, defineMetadata })
