import type pg from 'pg'

/** What pg calls on a query of somebody's own making, as its messages arrive. */
interface Connection {
  query(text: string): void
}

const slabSize = 1024 * 1024

/**
 * The values of one bytea column, one behind the other, in parts of any size: `select` must give that column and no null.
 * By COPY, as pg reads every other answer as text, in which each octet is two digits and a value of a megabyte is slow.
 */
export function copyOut(client: pg.ClientBase, select: string): Promise<Uint8Array[]> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(select, resolve, reject))
  })
}

class CopyOut {
  readonly #select: string
  readonly #resolve: (parts: Uint8Array[]) => void
  readonly #reject: (error: Error) => void
  readonly #slabs: Uint8Array[] = []
  #slab = new Uint8Array(0)
  #filled = 0
  #isBegun = false
  #error: Error | undefined

  constructor(select: string, resolve: (parts: Uint8Array[]) => void, reject: (error: Error) => void) {
    this.#select = select
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: Connection) {
    connection.query(`copy (${this.#select}) to stdout (format binary)`)
  }

  /** PostgreSQL sends a row in each message, the file's header with the first and its trailer, −1 for a count, last. */
  handleCopyData({ chunk }: { chunk: Buffer }) {
    const row = this.#isBegun ? chunk : chunk.subarray(headerSize + chunk.readInt32BE(headerSize - 4))
    this.#isBegun = true
    if (row.length === 0 || row.readInt16BE(0) !== 1) return
    this.#put(row.subarray(6, 6 + row.readInt32BE(2)))
  }

  /** Copied: pg writes what comes next into the same memory. */
  #put(value: Uint8Array) {
    if (this.#filled + value.length > this.#slab.length) {
      this.#endSlab()
      this.#slab = new Uint8Array(Math.max(slabSize, value.length))
    }
    this.#slab.set(value, this.#filled)
    this.#filled += value.length
  }

  #endSlab() {
    if (this.#filled > 0) this.#slabs.push(this.#slab.subarray(0, this.#filled))
    this.#filled = 0
  }

  handleCommandComplete() {}

  /** Before a connection is ready again after an error, or instead of it where it is gone. */
  handleError(error: Error) {
    this.#error ??= error
    this.#reject(this.#error)
  }

  handleReadyForQuery() {
    if (this.#error !== undefined) return
    this.#endSlab()
    this.#resolve(this.#slabs)
  }
}

/** A signature of eleven octets, flags, and the length of what may follow. */
const headerSize = 19
