// Computes the years and coordinates that pictures need.

/** List the years from one time to another, including both; times are in milliseconds, UTC. */
export function yearsBetween(from: number, to: number): readonly number[] {
  const yearOf = (time: number) => new Date(time).getUTCFullYear()
  return Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i)
}

/** Round a coordinate to a tenth of a pixel, so that pictures stay small. */
export function roundCoordinate(value: number): number {
  return Math.round(value * 10) / 10
}
