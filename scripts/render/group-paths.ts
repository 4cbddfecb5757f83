// Decides which process renders each path of the site, so that every process reaches the same decision.

/** Paths about all policies: feeds, changelog, home. They need every comparison, so one process renders them all. */
const ofAll = 'all policies'

/** Paths about actions. Which policies grant one is computed from every policy at once, for all actions. */
const ofActions = 'actions'

/** What the name of a policy's group starts with. */
const ofPolicy = 'policy '

/** Name the group of a path: paths in a group are rendered together because they need the same comparisons. */
export function groupOf(pathname: string): string {
  const [first = '', second = '', third = '', fourth = ''] = pathname.split('/').slice(1)
  // A part of the list of policies, not of one.
  if (first === 'policies' && second === 'parts') return ofAll
  if (first === 'policies' && second !== '') return isFeed(pathname) ? ofAll : ofPolicy + second
  if (first === 'api' && third === 'policies') return ofPolicy + fourth.replace(/\.json$/, '')
  return first === 'actions' || third === 'actions' || first === 'matrix' ? ofActions : ofAll
}

/** A policy's feeds and calendar have the same items as those of all policies. Only the first process lists their paths. */
const isFeed = (pathname: string) => /\/(?:rss\.xml|atom\.xml|feed\.json|calendar\.ics)$/.test(pathname)

/** Return the policy whose pages a group has, if it is that of a policy. */
export function policyOfGroup(group: string): string | undefined {
  return group.startsWith(ofPolicy) ? group.slice(ofPolicy.length) : undefined
}

/** Estimate how long a path takes, relative to 10 for the page of an action. Sums of whole numbers have no order. */
function weightOf(pathname: string): number {
  if (!pathname.endsWith('/')) return 7
  if (!pathname.startsWith('/policies/')) return 10
  return /\/v\d+\/$/.test(pathname) ? 60 : 25
}

/**
 * Put the paths of a group next to each other, and in it those of a policy's version, so that what they share is computed
 * once and need not be kept.
 */
export function orderPaths<Path extends { readonly pathname: string }>(
  paths: readonly Path[],
): readonly Path[] {
  return [...Map.groupBy(paths, ({ pathname }) => groupOf(pathname)).values()].flatMap((group) => {
    const ofVersion = Map.groupBy(group, ({ pathname }) => versionOf(pathname))
    return [...ofVersion].sort(([a], [b]) => a - b).flatMap(([, same]) => same)
  })
}

/** Return the number of the newest version that a path is about; 0 if it is about all versions of a policy, or about none. */
function versionOf(pathname: string): number {
  const [, version = 0] =
    /^(?:\/api\/v1)?\/policies\/.*\/(?:v\d+\.\.\.)?v(\d+)(?:\/|\.json$)/.exec(pathname) ?? []
  return Number(version)
}

/**
 * Share paths among processes, numbered from 0: the heaviest group first, each to the process with the least to do. If
 * `isStaged`, the first two have only the paths about all policies and those about actions.
 */
export function sharePaths(
  pathnames: readonly string[],
  processes: number,
  isStaged = false,
): (pathname: string) => number {
  const shares = new Map((isStaged ? [ofAll, ofActions] : [ofAll]).map((group, i) => [group, i]))
  const groups = [...Map.groupBy(pathnames, groupOf)]
    .filter(([group]) => !shares.has(group))
    .map(([group, paths]) => ({ group, weight: paths.reduce((sum, path) => sum + weightOf(path), 0) }))
    .sort((a, b) => b.weight - a.weight || (a.group < b.group ? -1 : 1))
  // The first process also summarizes every version and every comparison.
  const busy = pathnames.filter((path) => /\/v\d+(\.\.\.v\d+)?\/$/.test(path)).length * 20
  const first = isStaged ? shares.size : 0
  const loads = Array.from({ length: processes - first }, (_, i) => (i + first === 0 ? busy : 0))
  for (const { group, weight } of groups) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + weight
    shares.set(group, first + least)
  }
  return (pathname) => shares.get(groupOf(pathname)) ?? 0
}
