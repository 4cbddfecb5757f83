// Decides which condition keys requests of an action lack, by what the reference said on a day.
import { type Snapshot, servicePrefix } from '../actions/action.ts'
import { keyMatcher } from '../checker/condition-keys.ts'
import { isSessionKey } from '../checker/session-keys.ts'
import { rememberAll } from '../remember.ts'
import type { ActionReference } from './action-days.ts'
import type { AbsentKeys } from './read-side.ts'

/**
 * Create the test. Tags of resources and requests and the keys of services are absent unless the reference lists them
 * for the action; AWS's other global keys and those of a session are in every request. A key that the reference lists
 * with no action at all may be anywhere. A request about no resource has no tags of a resource.
 */
export function createAbsentKeys({ services }: Pick<Snapshot, 'services'>): AbsentKeys {
  const matches = keyMatcher()
  const lists = (keys: Iterable<string>, key: string) => [...keys].some((name) => matches(name, key))
  const placed = new Map(
    services.map(({ prefix, actions }) => [
      prefix,
      new Set(actions.flatMap((action) => action.conditionKeys)),
    ]),
  )
  const isPlaced = answerOnce((key) => lists(placed.get(servicePrefix(key)) ?? [], key))
  return rememberAll(({ keys, types }: Pick<ActionReference, 'types' | 'keys'>) =>
    answerOnce((written) => {
      const key = written.toLowerCase()
      if (types.length === 0 && /^[^:]+:resourcetag\//.test(key)) return true
      const isTag = /^aws:(?:resourcetag|requesttag)\/|^aws:tagkeys$/.test(key)
      if (!isTag && (key.startsWith('aws:') || isSessionKey(key) || !isPlaced(key))) return false
      return !lists(keys, key)
    }),
  )
}

/** Policies of a catalog have few keys, so every answer is kept. */
function answerOnce(decide: (key: string) => boolean): (key: string) => boolean {
  const answers = new Map<string, boolean>()
  return (key) => {
    const answer = answers.get(key) ?? decide(key)
    answers.set(key, answer)
    return answer
  }
}
