import type { ReactNode } from 'react'

interface Column {
  name: string
  head: string
  /** It makes no sense on paper. */
  isOnScreenOnly?: boolean
}

interface TableProps<Row> {
  caption: string
  columns: readonly Column[]
  rows: readonly Row[]
  idOf(row: Row): string
  /** The cells in the order of the columns; the first names the row. */
  cells(row: Row): readonly ReactNode[]
}

/** Its head stays when one scrolls; where there is no room each row becomes a small list with the heads as labels. */
export function Table<Row>({ caption, columns, rows, idOf, cells }: TableProps<Row>) {
  return (
    <table className="rows">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, head, isOnScreenOnly = false }) => (
            <th key={name} scope="col" className={classOf(isOnScreenOnly)}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={idOf(row)}>
            {cells(row).map((cell, index) => {
              const { name = '', head = '', isOnScreenOnly = false } = columns[index] ?? {}
              return index === 0 ? (
                <th key={name} scope="row" data-head={head}>
                  <div>{cell}</div>
                </th>
              ) : (
                <td key={name} data-head={head} className={classOf(isOnScreenOnly)}>
                  <div>{cell}</div>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const classOf = (isOnScreenOnly: boolean) => (isOnScreenOnly ? 'on-screen' : undefined)
