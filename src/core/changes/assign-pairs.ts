// Pairs the rows and columns of a table of scores for the greatest sum, using none twice.

/**
 * Pair rows with columns so that the sum of their scores is the greatest possible; a score of 0 makes no pair.
 * Source: the Hungarian method with potentials, one shortest augmenting path for each row.
 */
export function assignBest(
  rows: number,
  columns: number,
  scoreOf: (row: number, column: number) => number,
): readonly (readonly [row: number, column: number])[] {
  if (rows > columns)
    return assignBest(columns, rows, (row, column) => scoreOf(column, row)).map(([a, b]) => [b, a] as const)
  const owners = new Int32Array(columns + 1)
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(columns + 1)
  for (let row = 1; row <= rows; row += 1) {
    const cameFrom = new Int32Array(columns + 1)
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
    const seen = new Uint8Array(columns + 1)
    owners[0] = row
    let column = 0
    do {
      seen[column] = 1
      const owner = at(owners, column)
      let least = Number.POSITIVE_INFINITY
      let next = 0
      for (let other = 1; other <= columns; other += 1) {
        if (at(seen, other) === 1) continue
        const cost = -scoreOf(owner - 1, other - 1) - at(rowPotential, owner) - at(columnPotential, other)
        if (cost < at(slack, other)) {
          slack[other] = cost
          cameFrom[other] = column
        }
        if (at(slack, other) < least) {
          least = at(slack, other)
          next = other
        }
      }
      for (let other = 0; other <= columns; other += 1) {
        if (at(seen, other) === 1) {
          rowPotential[at(owners, other)] = at(rowPotential, at(owners, other)) + least
          columnPotential[other] = at(columnPotential, other) - least
        } else slack[other] = at(slack, other) - least
      }
      column = next
    } while (at(owners, column) !== 0)
    while (column !== 0) {
      owners[column] = at(owners, at(cameFrom, column))
      column = at(cameFrom, column)
    }
  }
  return [...owners]
    .map((row, column) => [row - 1, column - 1] as const)
    .filter(([row, column]) => row >= 0 && column >= 0 && scoreOf(row, column) > 0)
}

function at(numbers: { readonly [index: number]: number }, index: number): number {
  return numbers[index] ?? 0
}
