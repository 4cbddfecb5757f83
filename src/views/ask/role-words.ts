// Names the layers that must all allow a request.
import { levelOf, type Role } from '../../core/ask/roles.ts'

/** Name a layer at the start of a line: `Identity policies`. */
export function nameRole(role: Role): string {
  if (role === 'identity') return 'Identity policies'
  return role === 'boundary' ? 'Permissions boundary' : `SCPs of level ${levelOf(role)}`
}

/** Say that a layer does not allow what was asked: `no identity policy allows it`. `it` is `them` for several actions. */
export function refuseBy(role: Role, it: 'it' | 'them'): string {
  if (role === 'identity') return `no identity policy allows ${it}`
  return role === 'boundary'
    ? `the permissions boundary does not allow ${it}`
    : `no SCP of level ${levelOf(role)} allows ${it}`
}

/** Name a layer inside a sentence: `the identity policies`. */
export function mentionRole(role: Role): string {
  if (role === 'identity') return 'the identity policies'
  return role === 'boundary' ? 'the permissions boundary' : `the SCPs of level ${levelOf(role)}`
}
