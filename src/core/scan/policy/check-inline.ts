// Checks an inline policy with the policy checker and finds the places of its findings in the file.
import type { ActionIndex } from '../../actions/action-index.ts'
import { lintRead } from '../../checker/lint-read.ts'
import { readPolicy } from '../../checker/read-policy.ts'
import type { LintOptions, Rule } from '../../checker/rule.ts'
import { rules } from '../../checker/rules.ts'
import { guessType, type PolicyType } from '../../checker/types/policy-type.ts'
import { remember } from '../../remember.ts'
import { type MappedText, mapText, spanIn, touchesHole } from '../read/mapped-text.ts'
import { isKnown, type Piece } from '../read/value.ts'
import type { FoundPolicy, PlacedFinding } from '../scan-result.ts'
import { type Filling, fillHole } from './fill-holes.ts'
import type { PolicyHole } from './render-policy.ts'

/** Checks policies; equal ones are checked once. */
export type CheckInline = (policy: FoundPolicy) => readonly PlacedFinding[]

/**
 * Create a check of inline policies. If parts of a policy are not known, only what the checker finds whatever they are is
 * returned, and nothing about those parts. ARNs of managed policies are not its subject: the scan checks them everywhere.
 */
export function createInlineCheck(index: ActionIndex, known: LintOptions): CheckInline {
  const { managedPolicies: _, ...options } = known
  // The type of a policy is guessed from the same text that is checked.
  const read = remember(2, readPolicy)
  const checked = new Map<string, ReturnType<typeof lintRead>>()
  const lint = (text: string, type: PolicyType, { attachment }: FoundPolicy, asked?: readonly Rule[]) => {
    const key = `${type} ${attachment} ${asked?.map(({ name }) => name)} ${text}`
    const found = checked.get(key)
    if (found !== undefined) return found
    const settings = { ...options, type, ...(attachment && { attachment }) }
    const findings = lintRead(read(text), index, settings, asked).filter((one) => !isAllowedSid(one, type))
    checked.set(key, findings)
    return findings
  }
  return (policy) => {
    // A type that is given is not reported as a guess.
    const type = policy.type ?? guessType(read(fill(policy.pieces, 'guess').text).parts)
    const place = (mapped: MappedText, asked?: readonly Rule[]) =>
      lint(mapped.text, type, policy, asked)
        .filter(({ start, end }) => !touchesHole(mapped, start, end) || isAround(mapped, start, end))
        .map(({ rule, severity, message, tip, start, end }): PlacedFinding => {
          return { rule, severity, message, tip, ...spanIn(mapped, start, end) }
        })
    const wide = place(fill(policy.pieces, 'wide'))
    if (wide.length === 0 || policy.pieces.every(isKnown)) return wide
    const found = new Set(wide.map(({ rule }) => rule))
    const asked = rules.filter(({ name }) => found.has(name))
    const narrow = new Set(place(fill(policy.pieces, 'narrow'), asked).map(keyOf))
    return wide.filter((finding) => narrow.has(keyOf(finding)))
  }
}

/** Services that accept policies of resources may allow spaces in a Sid. Source: AWS KMS Developer Guide, "Key policies". */
function isAllowedSid({ rule, message }: { rule: string; message: string }, type: PolicyType): boolean {
  return rule === 'sid' && type === 'resource' && message.includes('has characters other than')
}

/** A statement or the document may contain holes; a text may not, and nothing is known about a hole itself. */
function isAround(mapped: MappedText, start: number, end: number): boolean {
  const isInside = mapped.pieces.some(({ hole, at, text }) => hole && at <= start && end <= at + text.length)
  return !isInside && /^[[{]/.test(mapped.text.slice(start, end))
}

const keyOf = ({ rule, message, file, start, end }: PlacedFinding): string =>
  JSON.stringify([rule, message, file, start, end])

function fill(pieces: readonly Piece[], filling: Filling): MappedText {
  const ids = new Map<string, number>()
  return mapText(pieces, (hole) => {
    const id = ids.get(hole.source) ?? ids.size + 1
    ids.set(hole.source, id)
    return fillHole(toPolicyHole(hole), id, filling)
  })
}

/** Text that is not JSON has holes of no known element. */
function toPolicyHole(hole: Exclude<Piece, { readonly text: string }>): PolicyHole {
  return 'element' in hole ? (hole as PolicyHole) : { ...hole, isWhole: false, element: '' }
}
