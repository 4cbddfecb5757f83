// Shows whose access a change of AWS's reference moved, with example requests.
import type { ActionDay } from '../../core/reference/action-days.ts'
import type { DayMoves, PolicyMove } from '../../core/reference/find-moves.ts'
import type { Site } from '../../site/site.ts'
import { toRequests } from '../changes/evidence.ts'
import { describeRequest } from '../changes/request-words.ts'
import { changeLabels } from '../words/change-words.ts'
import { splitName } from '../words/names.ts'
import { countOf, type Phrase } from '../words/words.ts'

/** What a change did to the newest version that a policy had on that day. */
export interface MoveView {
  readonly policy: string
  /** The name in pieces between which a line may break. */
  readonly pieces: readonly string[]
  readonly version: string
  /** The page of the version. */
  readonly href: string
  readonly kind: PolicyMove['kind']
  readonly sign: string
  /** A request for each direction, in words. */
  readonly examples: readonly { readonly title: string; readonly request: readonly Phrase[] }[]
}

/** Policies that a change moved in the same way, with the same example requests. */
export interface MoveGroup extends Pick<MoveView, 'kind' | 'sign' | 'examples'> {
  readonly policies: readonly Pick<MoveView, 'pieces' | 'version' | 'href'>[]
}

export interface MovesView {
  /** The names of all policies that it moved, each once. */
  readonly policies: readonly string[]
  /** Those that are named, with what it did to each. */
  readonly moves: readonly MoveView[]
  /** The same for pages, which show each request once. */
  readonly groups: readonly MoveGroup[]
  /** How many further policies there are, in words; absent if all are named. */
  readonly more?: string
  /** The file that has them all. */
  readonly jsonHref: string
  /** The policies for which nothing is claimed, and why; absent if there are none. */
  readonly undecided?: string
}

/** The most policies that one change names. */
const mostNamed = 12

/** Show what a day of an action moved. */
export function toMovesView(
  site: Site,
  { action }: Pick<ActionDay, 'action'>,
  { moved, undecided }: DayMoves,
): MovesView {
  const rest = moved.length - mostNamed
  const moves = moved.slice(0, mostNamed).map((move) => toMoveView(site, action, move))
  return {
    policies: [...new Set(moved.map(({ policy }) => policy))],
    moves,
    groups: groupMoves(moves),
    jsonHref: site.urls.json.referenceChanges,
    ...(rest > 0 && { more: countOf(rest, 'more policy', 'more policies') }),
    ...(undecided.length > 0 && { undecided: describeUndecided(undecided) }),
  }
}

/** Group moves of the same kind with the same examples. */
function groupMoves(moves: readonly MoveView[]): readonly MoveGroup[] {
  const alike = Map.groupBy(moves, ({ kind, examples }) => JSON.stringify([kind, examples]))
  return [...alike.values()].flatMap((policies) => {
    const [first] = policies
    return first === undefined
      ? []
      : [{ kind: first.kind, sign: first.sign, examples: first.examples, policies }]
  })
}

function toMoveView({ urls }: Site, action: string, move: PolicyMove): MoveView {
  const { policy, version, kind } = move
  const { nowAllowed, nowRefused } = toRequests({ ...move, name: action })
  return {
    policy,
    pieces: splitName(policy),
    version,
    href: urls.version(policy, version),
    kind,
    sign: changeLabels.find((label) => label.kind === kind)?.sign ?? '',
    examples: [
      ...(nowAllowed ? [{ title: 'Allowed since', request: describeRequest(nowAllowed) }] : []),
      ...(nowRefused ? [{ title: 'Allowed until then', request: describeRequest(nowRefused) }] : []),
    ],
  }
}

function describeUndecided(policies: readonly string[]): string {
  const named =
    policies.length <= mostNamed ? policies.join(', ') : countOf(policies.length, 'policy', 'policies')
  return `Not decided for ${named}: too little is known about the reference of that day.`
}
