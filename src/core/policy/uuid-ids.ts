// Compares ARN patterns with ARN formats of services whose IDs are UUIDs.
import { matcherOf, splitAtColons } from './pattern.ts'

const arnParts = 6

/**
 * Check whether a pattern such as `…:instance/1/contact/*` can match an ARN of a format such as
 * `…:instance/${InstanceId}/agent/${UserId}`. IAM's wildcards cross slashes, but UUIDs contain none, so that pattern
 * cannot. For services that are not in `uuidServices`, given as ARNs name them, only the services are compared.
 */
export function canMatchIds(pattern: string, format: string, uuidServices: ReadonlySet<string>): boolean {
  const [, , service = '', , , shape] = splitAtColons(format, arnParts)
  const [, , named = '', , , wanted] = splitAtColons(pattern, arnParts)
  if (shape === undefined || wanted === undefined) return true
  if (!matcherOf(named)(service)) return false
  if (!uuidServices.has(service)) return true
  return canMeet([...wanted], splitShape(shape))
}

/** Characters, and `undefined` for an ID. */
type Shape = readonly (string | undefined)[]

function splitShape(shape: string): Shape {
  return shape
    .split(/\$\{[^}]*\}/)
    .flatMap((literal, i): Shape => (i === 0 ? [...literal] : [undefined, ...literal]))
}

/** Check whether some text of a shape matches a pattern, by tracking the places in the shape that it can reach. */
function canMeet(pattern: readonly string[], shape: Shape): boolean {
  let reached = new Set([0])
  for (const character of pattern) {
    const next = new Set<number>()
    for (const place of reached) for (const after of step(character, place, shape)) next.add(after)
    reached = next
  }
  return leaveIds(reached, shape).has(shape.length)
}

/** List the places in the shape that one character of a pattern leads to; in an ID it may stay, or the ID may end. */
function step(character: string, place: number, shape: Shape): readonly number[] {
  if (character === '*') return Array.from({ length: shape.length - place + 1 }, (_, i) => place + i)
  return [...leaveIds(new Set([place]), shape)].flatMap((at) => {
    if (at === shape.length) return []
    const expected = shape[at]
    if (expected === undefined) return character === '/' ? [] : [at]
    return character === expected || character === '?' ? [at + 1] : []
  })
}

function leaveIds(places: ReadonlySet<number>, shape: Shape): ReadonlySet<number> {
  const left = new Set<number>()
  for (const place of places) {
    let at = place
    left.add(at)
    while (at < shape.length && shape[at] === undefined) {
      at += 1
      left.add(at)
    }
  }
  return left
}
