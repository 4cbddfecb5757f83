// Starts a process that renders a share of the site, and passes on what it reports.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { contentRoot } from '../../src/data/content-root.ts'
import { bundleParts } from './bundle/bundle-parts.ts'
import type { ShareRequest } from './render-process.ts'
import type { Rendered, Share, ShareReports } from './render-share.ts'
import type { RenderedShare } from './rendered-share.ts'

/** From so many versions on, what a process keeps for later pages takes gigabytes. */
const manyVersions = 1_000

/** Tell whether the catalog is so large that a process cannot keep everything. */
export const isMany = () => globSync('policies/*/v*.json', { cwd: contentRoot() }).length >= manyVersions

/**
 * Options of a rendering process. By default, V8 lets the heap grow to a multiple of the memory in use before it collects
 * garbage; where that is little, collecting more often takes a fifth of the time. With many versions, new objects get more
 * space, so that fewer of them are still in use when it is full and have to be copied. What has changed needs less memory,
 * but a process that runs for seconds should not begin with the smallest space for new objects.
 */
const chooseOptions = (task: Share['task']) => {
  if (task !== 'all') return ['--min-semi-space-size=16']
  return isMany()
    ? ['--heap-growing-percent=60', '--min-semi-space-size=128', '--max-semi-space-size=128']
    : []
}

/** A share in progress: what it consists of is known before the process has ended. */
export interface RunningShare {
  readonly made: Promise<RenderedShare>
  /** Settled once the process has written down what it keeps: to free its memory takes it a while longer. */
  readonly kept: Promise<void>
  readonly ended: Promise<void>
}

export type TakeNext = () => number

type Reports = Omit<ShareReports, 'onMade' | 'takeNext'> & { readonly takeNext: TakeNext }

/** Start to render a share. What it promises is rejected if the process fails, which says why. */
export function startShare(
  request: ShareRequest,
  { onProgress, takeNext, onChanged, onSearched }: Reports,
  signal: AbortSignal,
): RunningShare {
  const child = fork('scripts/render/render-process.ts', {
    signal,
    execArgv: chooseOptions(request.task),
    // From Node 22 on, compiled code is kept: a build with few changes takes a good part of its time to compile.
    env: { NODE_COMPILE_CACHE: join(request.bundle, bundleParts.compiled), ...process.env },
  })
  const made = Promise.withResolvers<RenderedShare>()
  const kept = Promise.withResolvers<void>()
  for (const { promise } of [made, kept]) promise.catch(() => {})
  child.on('message', ({ rendered, isFree, changed, searched, made: ofShare, isKept }: ShareMessage) => {
    if (rendered) onProgress(rendered)
    if (isFree) child.send({ next: takeNext() })
    if (changed) onChanged(changed)
    if (searched) onSearched(searched)
    if (ofShare) made.resolve(ofShare)
    if (isKept) kept.resolve()
  })
  child.on('error', () => {})
  child.send(request)
  const ended = once(child, 'close').then(([status]) => {
    const failure = new Error('a process could not render its share')
    for (const { reject } of [made, kept]) reject(failure)
    if (status !== 0) throw failure
  })
  return { made: made.promise, kept: kept.promise, ended }
}

/** What a rendering process reports. */
interface ShareMessage {
  readonly rendered?: Rendered
  /** True if it takes the next group of paths. */
  readonly isFree?: boolean
  readonly changed?: readonly string[]
  readonly searched?: readonly string[]
  readonly made?: RenderedShare
  /** True once everything is written down that this process keeps. */
  readonly isKept?: boolean
}
