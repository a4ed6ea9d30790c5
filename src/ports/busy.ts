/** Too many already wait for something slow. Whoever asked may ask again in a moment. */
export class Busy extends Error {
  override readonly name = 'Busy'
}
