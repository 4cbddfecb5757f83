// Decides whether names answer what was typed, so that texts come after them.
import type { Found } from '../../core/find/find-names.ts'

/** How much of what was typed a name must have to come before texts. */
const enough = 0.5

/** Check whether names are what was typed, so that they come before any text. */
export function areStrong(found: readonly Found[], typed: string): boolean {
  const [first] = found
  if (first === undefined) return false
  const isOneWord = !/\s/.test(typed.trim())
  if (first.fit === 'some') return first.share >= enough
  return first.fit === 'words' || first.fit === 'parts' || isOneWord
}
