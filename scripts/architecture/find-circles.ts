// Finds files that import each other, directly or through others.

/** Maps each file to the files that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/**
 * List the circles in a graph. Each is a sorted group of files that can all reach one another, such as two files that
 * import each other, or one file that imports itself.
 */
export function findCircles(graph: ImportGraph): readonly (readonly string[])[] {
  const reachable = new Map([...graph.keys()].map((file) => [file, reach(graph, file)]))
  const circles = new Map<string, readonly string[]>()
  for (const [file, reached] of reachable) {
    if (!reached.has(file)) continue
    const circle = [...reached].filter((other) => reachable.get(other)?.has(file)).sort()
    circles.set(circle.join('\n'), circle)
  }
  return [...circles.values()]
}

/** Find everything that a file imports, directly or indirectly. */
function reach(graph: ImportGraph, file: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...(graph.get(file) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    open.push(...(graph.get(next) ?? []))
  }
  return reached
}
