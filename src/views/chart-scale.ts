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

/** The width of labels of up to five characters, such as 9,000, and of each further one, in pixels. */
const room = { five: 44, character: 7 }

/** Return the room at the left of a picture that its labels need, in pixels. */
export function roomFor(labels: readonly string[]): number {
  const longest = Math.max(0, ...labels.map(({ length }) => length))
  return room.five + room.character * Math.max(0, longest - 5)
}
