/** Sentences below each other, where one may hold a comma of its own. */
export function Several({ of }: { of: readonly string[] }) {
  return (
    <ul className="several">
      {of.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}
