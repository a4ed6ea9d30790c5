/** The sender's bytes or text are not what they claim to be. The message is safe to show to him. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}
