interface BarProps {
  /** From the left; each with the name of its colour in style/figures.css. */
  parts: readonly { name: string; value: number }[]
  /** What the whole width stands for. */
  of: number
}

/** A bar in a cell of a table. It says nothing that the cells beside it do not say. */
export function Bar({ parts, of }: BarProps) {
  let begun = 0
  return (
    <svg
      className="bar"
      viewBox="0 0 1000 16"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {parts.map(({ name, value }) => {
        const width = of === 0 ? 0 : (value / of) * 1000
        const x = begun
        begun += width
        return <rect key={name} className={`bar-${name}`} x={x} y={0} width={width} height={16} />
      })}
    </svg>
  )
}
