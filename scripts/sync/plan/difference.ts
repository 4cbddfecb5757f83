// Finds the first place where two JSON values differ, with both values there.
import { describeValue, formatJsonPath } from '../../../src/core/json/fault.ts'
import type { JsonPath } from '../../../src/core/json/finding.ts'

export interface Difference {
  /** JSON path, `$` for the whole value. */
  readonly path: string
  readonly before: string
  readonly after: string
}

/** Find the first difference between two JSON values; the order of an object's fields does not matter. */
export function findDifference(
  before: unknown,
  after: unknown,
  at: JsonPath = ['document'],
): Difference | undefined {
  if (Object.is(before, after)) return undefined
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    for (const key of keys) {
      const step = Array.isArray(before) ? Number(key) : key
      const difference = findDifference(fieldOf(before, key), fieldOf(after, key), [...at, step])
      if (difference !== undefined) return difference
    }
    return undefined
  }
  return { path: formatJsonPath(at), before: describeValue(before), after: describeValue(after) }
}

type Container = Readonly<Record<string, unknown>>

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null

const fieldOf = (container: Container, key: string): unknown =>
  Object.hasOwn(container, key) ? container[key] : undefined
