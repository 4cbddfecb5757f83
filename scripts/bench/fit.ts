// Estimates the power with which a cost grows with size.

export interface Point {
  readonly size: number
  readonly cost: number
}

/** Fit `cost = a · size^b` by least squares on logarithms and return b; 1 is linear. Needs at least two sizes. */
export function fitExponent(points: readonly Point[]): number {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(logs.map(([size]) => size)), mean(logs.map(([, cost]) => cost))]
  const over = logs.reduce((sum, [size, cost]) => sum + (size - x) * (cost - y), 0)
  return over / logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0)
}
