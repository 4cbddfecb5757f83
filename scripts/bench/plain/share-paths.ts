// Decides which process of the plain loop writes each path.
import { groupOf, isAboutAll, weightOf } from '../../render/group-paths.ts'

/** Share paths among processes, numbered from 0: the heaviest group first, each to the process with the least to do. */
export function sharePaths(pathnames: readonly string[], processes: number): (pathname: string) => number {
  const shares = new Map<string, number>()
  const groups = [
    ...Map.groupBy(
      pathnames.filter((path) => !isAboutAll(path)),
      groupOf,
    ),
  ]
    .map(([group, paths]) => ({ group, weight: paths.reduce((sum, path) => sum + weightOf(path), 0) }))
    .sort((a, b) => b.weight - a.weight || (a.group < b.group ? -1 : 1))
  // The first process also summarizes every version and every comparison.
  const busy = pathnames.filter((path) => /\/v\d+(\.\.\.v\d+)?\/$/.test(path)).length * 20
  const loads = Array.from({ length: processes }, (_, i) => (i === 0 ? busy : 0))
  for (const { group, weight } of groups) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + weight
    shares.set(group, least)
  }
  return (pathname) => shares.get(groupOf(pathname)) ?? 0
}
