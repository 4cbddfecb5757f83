// Decides which process renders each path of the site, so that every process reaches the same decision.

/** Paths about all policies: feeds, changelog, home. They need every comparison, so one process renders them all. */
const ofAll = 'all policies'

/** Name the group of a path: paths in a group are rendered together because they need the same comparisons. */
function groupOf(pathname: string): string {
  const [first = '', second = '', third = '', fourth = ''] = pathname.split('/').slice(1)
  // A part of the list of policies, not of one.
  if (first === 'policies' && second === 'parts') return ofAll
  if (first === 'policies' && second !== '') return isFeed(pathname) ? ofAll : `policy ${second}`
  if (first === 'api' && third === 'policies') return `policy ${fourth.replace(/\.json$/, '')}`
  // Which policies grant an action is computed from every policy at once, for all actions.
  return first === 'actions' || third === 'actions' || first === 'matrix' ? 'actions' : ofAll
}

/** A policy's feeds and calendar have the same items as those of all policies. Only the first process lists their paths. */
const isFeed = (pathname: string) => /\/(?:rss\.xml|atom\.xml|feed\.json|calendar\.ics)$/.test(pathname)

/** Estimate how long a path takes, relative to 10 for the page of an action. Sums of whole numbers have no order. */
function weightOf(pathname: string): number {
  if (!pathname.endsWith('/')) return 7
  if (!pathname.startsWith('/policies/')) return 10
  return /\/v\d+\/$/.test(pathname) ? 60 : 25
}

/** Put the paths of a group next to each other, so that what they share is computed once and need not be kept. */
export function orderPaths<Path extends { readonly pathname: string }>(
  paths: readonly Path[],
): readonly Path[] {
  return [...Map.groupBy(paths, ({ pathname }) => groupOf(pathname)).values()].flat()
}

/** Share paths among processes, numbered from 0: the heaviest group first, each to the process with the least to do. */
export function sharePaths(pathnames: readonly string[], processes: number): (pathname: string) => number {
  const groups = [...Map.groupBy(pathnames, groupOf)]
    .filter(([group]) => group !== ofAll)
    .map(([group, paths]) => ({ group, weight: paths.reduce((sum, path) => sum + weightOf(path), 0) }))
    .sort((a, b) => b.weight - a.weight || (a.group < b.group ? -1 : 1))
  // The first process also summarizes every version and every comparison.
  const busy = pathnames.filter((path) => /\/v\d+(\.\.\.v\d+)?\/$/.test(path)).length * 20
  const loads = Array.from({ length: processes }, (_, i) => (i === 0 ? busy : 0))
  const shares = new Map<string, number>()
  for (const { group, weight } of groups) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + weight
    shares.set(group, least)
  }
  return (pathname) => shares.get(groupOf(pathname)) ?? 0
}
