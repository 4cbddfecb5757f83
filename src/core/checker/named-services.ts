// Lists the services that a policy's statements name, and says whether they reach beyond those.
import { servicePrefix } from '../actions/action.ts'
import type { PolicyParts } from './policy-parts.ts'

export interface NamedServices {
  /** Prefixes of actions and condition keys, in lowercase, each once; they may not exist. */
  readonly prefixes: readonly string[]
  /** Whether some statement allows actions of services that it does not name, by `*` or `NotAction`. */
  readonly isOpen: boolean
}

/** List the services that a policy names. */
export function nameServices({ statements }: Pick<PolicyParts, 'statements'>): NamedServices {
  const prefixes = new Set<string>()
  let isOpen = false
  for (const { effect, actions, conditions } of statements) {
    const patterns = (actions?.texts ?? []).map(({ value }) => value.replace(/\s/g, ''))
    const found = [...patterns, ...conditions.map(({ key }) => key.value)].map(servicePrefix)
    for (const prefix of found) if (!/[*?]/.test(prefix)) prefixes.add(prefix.toLowerCase())
    if (effect?.value === 'Deny') continue
    isOpen ||= actions?.isInverted === true || patterns.some(isOpenPattern)
  }
  prefixes.delete('')
  return { prefixes: [...prefixes], isOpen }
}

/** Check whether a pattern can match actions of several services. */
export function isOpenPattern(pattern: string): boolean {
  const prefix = servicePrefix(pattern)
  return /[*?]/.test(prefix === '' ? pattern : prefix)
}
