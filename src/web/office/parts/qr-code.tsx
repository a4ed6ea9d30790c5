/** Drawn as one path of squares: nothing is loaded, and it stays sharp at any size. */
export function QrCode({ rows, label }: { rows: readonly string[]; label: string }) {
  const quiet = 4 // ISO/IEC 18004: four modules of white around it
  const size = rows.length + 2 * quiet
  const squares = rows.flatMap((row, y) =>
    [...row].map((module, x) => (isDark(module) ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')),
  )
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="qr-light" width={size} height={size} />
      <path className="qr-dark" d={squares.join('')} />
    </svg>
  )
}

const isDark = (module: string) => module === '1' || module === '#' || module === 'x'
