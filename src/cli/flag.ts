/** What one flag of a verb takes, and how it is told. Parsing, help, completion and docs/CLI.md are made of it. */
export interface Flag<T> {
  /** What stands for its value in the help; undefined: it takes none. */
  value: string | undefined
  says: string
  isNeeded: boolean
  isMany: boolean
  /** What a shell offers: these, or what there is on the disk. */
  completes: readonly string[] | 'files' | 'folders' | 'nothing'
  /** `given` holds what was written, each time that it was; throws an Error that says what would do. */
  read(given: readonly string[], name: string): T
}

// biome-ignore lint/suspicious/noExplicitAny: a table of flags of any types; ValuesOf has each
export type Flags = Readonly<Record<string, Flag<any>>>

export type ValuesOf<F extends Flags> = { [K in keyof F]: F[K] extends Flag<infer T> ? T : never }

/** One that is there or not. */
export function onOff<const T>(says: string, [off, on]: readonly [T, T]): Flag<T> {
  const rest = { isNeeded: false, isMany: false, completes: 'nothing' } as const
  return { value: undefined, says, ...rest, read: (given) => (given.length > 0 ? on : off) }
}

export function text(value: string, says: string): Flag<string | undefined> {
  return parsed(value, says, (given) => given)
}

/** One whose text is read by the rule that knows it. */
export function parsed<T>(value: string, says: string, read: (given: string) => T): Flag<T | undefined> {
  return {
    ...{ value, says, isNeeded: false, isMany: false, completes: 'nothing' },
    read([given], name) {
      if (given === undefined) return undefined
      try {
        return read(given)
      } catch (error) {
        throw new Error(`--${name}: ${error instanceof Error ? error.message : String(error)}`)
      }
    },
  }
}

export function choice<const T extends string>(values: readonly T[], says: string): Flag<T | undefined> {
  return {
    ...{ value: values.join('|'), says, isNeeded: false, isMany: false, completes: values },
    read([given], name) {
      if (given === undefined) return undefined
      const found = values.find((each) => each === given)
      if (found === undefined)
        throw new Error(`--${name} is one of ${values.join(', ')}: there is no ${name} "${given}"`)
      return found
    },
  }
}

export function count(
  value: string,
  says: string,
  { least, most }: { least: number; most: number },
): Flag<number | undefined> {
  return parsed(value, says, (given) => {
    const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
    if (!(number >= least && number <= most)) throw new Error(`a number from ${least} to ${most} is needed`)
    return number
  })
}

export function or<T>(flag: Flag<T | undefined>, absent: T): Flag<T> {
  return { ...flag, read: (given, name) => flag.read(given, name) ?? absent }
}

export function needed<T>(flag: Flag<T | undefined>): Flag<T> {
  return {
    ...flag,
    isNeeded: true,
    read(given, name) {
      const value = flag.read(given, name)
      if (value === undefined) throw new Error(`--${name} is needed: ${whatDoes(flag)}`)
      return value
    },
  }
}

/** May be given again and again. */
export function many<T>(flag: Flag<T | undefined>): Flag<T[]> {
  return {
    ...flag,
    isMany: true,
    read: (given, name) =>
      given.map((one) => flag.read([one], name)).filter((value): value is T & {} => value !== undefined),
  }
}

export function atLeastOne<T>(flag: Flag<T[]>): Flag<T[]> {
  return {
    ...flag,
    isNeeded: true,
    read(given, name) {
      if (given.length === 0) throw new Error(`--${name} is needed: ${whatDoes(flag)}`)
      return flag.read(given, name)
    },
  }
}

function whatDoes({ says, completes }: Pick<Flag<unknown>, 'says' | 'completes'>): string {
  return typeof completes === 'string' ? says : completes.join(', ')
}
