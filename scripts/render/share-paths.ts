// The paths of a site and a number of processes in; which of them makes each path out, the same in each process.

/** What is told of all policies at once: feeds, changelog, home. It asks for every comparison, so one process makes it. */
const ofAll = 'all policies'

/** Say what a path is made together with, because it asks for the same comparisons. */
function groupOf(pathname: string): string {
  const [first = '', second = '', third = '', fourth = ''] = pathname.split('/').slice(1)
  // A part of the list of policies, not of one.
  if (first === 'policies' && second === 'parts') return ofAll
  if (first === 'policies' && second !== '') return pathname.endsWith('/') ? `policy ${second}` : ofAll
  if (first === 'api' && third === 'policies') return `policy ${fourth.replace(/\.json$/, '')}`
  // Who holds an action is read from every policy at once, for all actions.
  return first === 'actions' || third === 'actions' ? 'actions' : ofAll
}

/** How long a path takes beside the page of an action, roughly. */
function weightOf(pathname: string): number {
  if (pathname.startsWith('/policies/')) return 10
  return pathname.endsWith('/') ? 1 : 0.5
}

/** Put what is made together side by side, so that what it asks for is worked out once and need not be kept. */
export function orderPaths<Path extends { readonly pathname: string }>(
  paths: readonly Path[],
): readonly Path[] {
  return [...Map.groupBy(paths, ({ pathname }) => groupOf(pathname)).values()].flat()
}

/** Share paths out among processes, numbered from 0: what weighs most first, each to the one that has the least to do. */
export function sharePaths(pathnames: readonly string[], processes: number): (pathname: string) => number {
  const groups = [...Map.groupBy(pathnames, groupOf)]
    .filter(([group]) => group !== ofAll)
    .map(([group, paths]) => ({ group, weight: paths.reduce((sum, path) => sum + weightOf(path), 0) }))
    .sort((a, b) => b.weight - a.weight || (a.group < b.group ? -1 : 1))
  // Every version and every comparison once more, in brief.
  const busy = pathnames.filter((path) => /\/v\d+(\.\.\.v\d+)?\/$/.test(path)).length * 2
  const loads = Array.from({ length: processes }, (_, i) => (i === 0 ? busy : 0))
  const shares = new Map<string, number>()
  for (const { group, weight } of groups) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + weight
    shares.set(group, least)
  }
  return (pathname) => shares.get(groupOf(pathname)) ?? 0
}
