import type { ImportShown } from '../../domain/import-request.ts'

/**
 * UTF-8, with a byte order mark or without, and what Excel on Windows writes in Japan: Shift_JIS with its extensions.
 * Undefined for what is neither.
 */
export function readText(
  content: Uint8Array,
): { text: string; encoding: ImportShown['encoding'] } | undefined {
  return decoded(content, 'utf-8') ?? decoded(content, 'shift_jis')
}

function decoded(content: Uint8Array, encoding: ImportShown['encoding']) {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(content)
    // No keyboard makes a NUL: it is a file of another kind, or UTF-16.
    return text.includes('\0') ? undefined : { text, encoding }
  } catch {
    return undefined // not of this encoding, which is the answer
  }
}
