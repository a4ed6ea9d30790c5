/** What is used besides the key, which shows itself only when it is made. */
export function isCapable(): boolean {
  return (
    isSecureContext &&
    typeof crypto.subtle?.generateKey === 'function' &&
    typeof URL.createObjectURL === 'function' &&
    typeof AbortSignal.timeout === 'function' &&
    'isWellFormed' in String.prototype && // the youngest that src/pki calls
    'toSorted' in Array.prototype
  )
}
