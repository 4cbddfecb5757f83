// Collects from source code: ARNs in strings, and the names that AWS CDK apps give to managed policies.

import { dollarLiteral, interpolate, slice, toHole } from '../read/interpolation.ts'
import {
  describeSource,
  type FileSpan,
  isKnown,
  type Known,
  type Piece,
  placeOf,
  toText,
} from '../read/value.ts'
import type { Collector } from './collector.ts'

/** The method in each language of the CDK. Source: AWS CDK API Reference, `ManagedPolicy.fromAwsManagedPolicyName`. */
const method =
  /\b(?:ManagedPolicy_)?(?:fromAwsManagedPolicyName|FromAwsManagedPolicyName|from_aws_managed_policy_name)\s*\(\s*/g

const comments = {
  slash: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/,
  hash: /#[^\n]*/,
}

const strings =
  /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?/

/** Collect from a source file; `hasHash` says whether its comments start with a hash. */
export function collectSource(file: string, text: string, hasHash: boolean, collector: Collector): void {
  if (!/policy/i.test(text)) return
  const code = blankComments(text, hasHash)
  for (const { 0: call, index } of code.matchAll(method)) {
    const argument = readArgument(code, index + call.length, file)
    if (argument !== undefined) collector.addAttached(argument, 'attached', 'path')
  }
  for (const { 0: written, index } of code.matchAll(new RegExp(strings, 'g'))) {
    if (!written.includes(':iam::aws:policy/')) continue
    const quote = /^("""|'''|["'`])/.exec(written)?.[0].length ?? 0
    const inside = { file, start: index + quote, end: index + written.length - quote }
    const piece: Known = { text: code.slice(inside.start, inside.end), ...inside }
    collector.addNamed({
      kind: 'text',
      file,
      start: index,
      end: index + written.length,
      pieces: fillIn(piece),
    })
  }
}

/** `${…}`, and `{…}` of Python and C#, are filled in when the program runs. */
function fillIn(piece: Known): readonly Piece[] {
  const fill = (name: string, span: FileSpan) =>
    toHole(name, span, /partition/i.test(name) ? 'partition' : undefined)
  return interpolate([piece], dollarLiteral, fill).flatMap((part): readonly Piece[] => {
    if (!isKnown(part) || !/\{[^{}]*\}/.test(part.text)) return [part]
    return [...part.text.matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)].map(({ 0: run, 1: name, index }): Piece => {
      const cut = slice(part, index, index + run.length)
      return name === undefined ? cut : fill(name, cut)
    })
  })
}

/** Read the argument of a call: a string, or what else it says. */
function readArgument(code: string, start: number, file: string) {
  const rest = code.slice(start)
  const wrapped = /^jsii\.String\(\s*/.exec(rest)?.[0].length ?? 0
  const named =
    /^(?:managed_policy_name\s*=|managedPolicyName\s*:)\s*/.exec(rest.slice(wrapped))?.[0].length ?? 0
  const from = start + wrapped + named
  const written = new RegExp(`^(?:${strings.source})`).exec(code.slice(from))?.[0]
  if (written === undefined) {
    const source = describeSource(/^[^)\n]*/.exec(code.slice(from))?.[0] ?? '')
    const span = { file, start: from, end: from + source.length }
    return source === '' ? undefined : ({ kind: 'unknown', source, parts: [], ...span } as const)
  }
  const inside = { file, start: from + 1, end: from + written.length - 1 }
  const piece: Known = { text: code.slice(inside.start, inside.end), ...inside }
  if (written.startsWith('`') && written.includes('${'))
    return { kind: 'text', ...inside, pieces: fillIn(piece) } as const
  // Text after the string is part of an expression, such as a name that is put together.
  if (/^\s*[+.%]/.test(code.slice(from + written.length))) {
    const source = describeSource(/^[^)\n]*/.exec(code.slice(from))?.[0] ?? '')
    return { kind: 'unknown', source, parts: [], file, start: from, end: from + source.length } as const
  }
  return toText(piece.text, inside, placeOf(piece))
}

/** Replace comments by spaces, so that everything keeps its place. */
function blankComments(text: string, hasHash: boolean): string {
  const comment = hasHash ? comments.hash : comments.slash
  const pattern = new RegExp(`(${strings.source})|(${comment.source})`, 'g')
  return text.replace(pattern, (whole, string: string | undefined) => string ?? whole.replace(/[^\n]/g, ' '))
}
