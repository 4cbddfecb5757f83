// Groups the paths of the site, so that every process finds the same groups in the same order.

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

/** Tell whether a path is about all policies. */
export const isAboutAll = (pathname: string) => groupOf(pathname) === ofAll

/** Return the policy that a path is about, if it is one. */
export function policyOf(pathname: string): string | undefined {
  const group = groupOf(pathname)
  return group.startsWith(ofPolicy) ? group.slice(ofPolicy.length) : undefined
}

/** Name the service that a path about actions is about. */
const serviceOf = (pathname: string) => /\/actions\/([^/.]+)/.exec(pathname)?.[1] ?? ''

/** Estimate how long a path takes, relative to 10 for the page of an action. Sums of whole numbers have no order. */
export function weightOf(pathname: string): number {
  if (!pathname.endsWith('/')) return 7
  if (!pathname.startsWith('/policies/')) return 10
  return /\/v\d+\/$/.test(pathname) ? 60 : 25
}

interface WithPathname {
  readonly pathname: string
}

/** Paths that are rendered one after the other by one process. */
type Group<Path> = readonly Path[]

/** A part of a site that is rendered in two stages: the policies, or what lists say of them. */
export type Stage = 'policies' | 'lists'

export interface PathGroups<Path> {
  /** For the first process. */
  readonly ofAll: Group<Path>
  /** For whichever process is free, those with the most to do first. */
  readonly shared: readonly Group<Path>[]
}

/**
 * Group the paths of a site, or of a stage of it, by what they need in common. What policies do to actions is at hand once
 * lists are rendered in a stage of their own, and the actions of each service are a group. Otherwise, it is computed once,
 * for one group of all services.
 */
export function groupPaths<Path extends WithPathname>(
  paths: readonly Path[],
  stage?: Stage,
): PathGroups<Path> {
  const groups = Map.groupBy(paths, ({ pathname }) => nameGroup(pathname, stage))
  const isInStage = (name: string) =>
    stage === undefined || name.startsWith(ofPolicy) === (stage === 'policies')
  const shared = [...groups]
    .filter(([name]) => name !== ofAll && isInStage(name))
    .map(([name, group]) => ({ name, group: orderVersions(group), weight: weigh(group) }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .map(({ group }) => group)
  return { ofAll: groups.get(ofAll) ?? [], shared }
}

function nameGroup(pathname: string, stage: Stage | undefined): string {
  const group = groupOf(pathname)
  return stage === 'lists' && group === ofActions ? `${ofActions} ${serviceOf(pathname)}` : group
}

const weigh = (group: Group<WithPathname>) => group.reduce((sum, { pathname }) => sum + weightOf(pathname), 0)

/** Put the paths of each group next to each other, for a process that renders all. */
export function orderPaths<Path extends WithPathname>(paths: readonly Path[]): readonly Path[] {
  const { ofAll, shared } = groupPaths(paths)
  return [ofAll, ...shared].flat()
}

/** Put the paths about a version next to each other, so that what they share is computed once and need not be kept. */
function orderVersions<Path extends WithPathname>(paths: readonly Path[]): readonly Path[] {
  const ofVersion = Map.groupBy(paths, ({ pathname }) => versionOf(pathname))
  return [...ofVersion].sort(([a], [b]) => a - b).flatMap(([, same]) => same)
}

/** Return the number of the newest version that a path is about; 0 if it is about all versions of a policy, or about none. */
function versionOf(pathname: string): number {
  const [, version = 0] =
    /^(?:\/api\/v1)?\/policies\/.*\/(?:v\d+\.\.\.)?v(\d+)(?:\/|\.json$)/.exec(pathname) ?? []
  return Number(version)
}

/**
 * Take the groups that a process renders: the first process those about all policies, and then each process the next one,
 * until none is left. `takeNext` counts for all of them, from 0.
 */
export async function* takeGroups<Path>(
  number: number,
  { ofAll, shared }: PathGroups<Path>,
  takeNext: () => Promise<number>,
): AsyncGenerator<Group<Path>> {
  if (number === 0) yield ofAll
  for (let next = await takeNext(); next < shared.length; next = await takeNext()) yield shared[next] ?? []
}
