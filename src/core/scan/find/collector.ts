// Collects the managed policies that values name, their inline policies, and what cannot be resolved.

import { renderPolicy } from '../policy/render-policy.ts'
import { readInnerJson } from '../read/read-json.ts'
import { type FileSpan, isKnown, knownText, placeOf, type TextValue, type Value } from '../read/value.ts'
import type { Found, FoundPolicy, NameForm, PolicyReference, PolicyUse, Unresolved } from '../scan-result.ts'
import {
  describePieces,
  folderOf,
  innerValues,
  isDocument,
  looksLikePolicy,
  startsAsJson,
} from './inspect-value.ts'
import { findArns, isOwnArn } from './managed-arn.ts'

export type PolicyKind = Pick<FoundPolicy, 'type' | 'attachment'>

/** Collects findings of one or more files; what several values lead to is collected once. */
export interface Collector {
  /** Add ARNs and inline policies wherever they are in a value; `inText` is the use of an ARN that is part of a text. */
  readonly addNamed: (value: Value, inText?: PolicyUse) => void
  /** Add what is attached or is a boundary: ARNs, or names in the given form. */
  readonly addAttached: (value: Value, use: PolicyUse, form: NameForm) => void
  /** Add a policy document, as an object or as JSON text. */
  readonly addPolicy: (value: Value, kind: PolicyKind) => void
  /** Return what a settled value is used for, such as a document of the same folder that another block uses. */
  readonly useOf: (file: string, source: string) => PolicyKind | undefined
  readonly found: () => Found
}

/** Create a collector. `isOutside` are files that are not to be reported, such as those of other folders. */
export function createCollector(): Collector {
  const references = new Map<string, PolicyReference>()
  const policies = new Map<string, FoundPolicy>()
  const unresolved = new Map<string, Unresolved>()
  const uses = new Map<string, PolicyKind>()
  const keyOf = ({ file, start, end }: FileSpan) => `${start} ${end} ${file}`

  const leave = (what: Unresolved['what'], span: FileSpan, source: string) => {
    const key = keyOf(span)
    if (!unresolved.has(key)) unresolved.set(key, { what, source, ...placeOf(span) })
  }

  const addReference = (reference: PolicyReference) => {
    const key = keyOf(reference)
    const known = references.get(key)
    if (known === undefined || known.use === 'named' || known.use === 'mentioned')
      references.set(key, reference)
  }

  const addArns = (value: TextValue, use: PolicyUse, inText: PolicyUse = 'mentioned'): boolean => {
    const { arns, unknown } = findArns(value)
    for (const { isWhole, ...arn } of arns) addReference({ ...arn, form: 'arn', use: isWhole ? use : inText })
    for (const { source, ...span } of unknown) leave('managed policy', span, source)
    return arns.length + unknown.length > 0
  }

  const addAttached = (value: Value, use: PolicyUse, form: NameForm): void => {
    switch (value.kind) {
      case 'list':
        for (const item of value.items) addAttached(item, use, form)
        return
      case 'object':
        for (const field of value.fields) addAttached(field.value, use, form)
        return
      case 'choice':
        for (const option of value.options) addAttached(option, use, form)
        return
      case 'text': {
        if (addArns(value, use) || isOwnArn(value)) return
        const name = knownText(value)
        if (name === undefined) leave('managed policy', value, describePieces(value))
        else addReference(readName(name, value, use, form))
        return
      }
      case 'policy-name':
        addAttached(value.name, use, 'any-name')
        return
      case 'settled':
      case 'scalar':
        return
      case 'encoded':
        addNamed(value)
        return
      default:
        leave('managed policy', value, value.source)
        addNamed(value)
    }
  }

  const addPolicy = (value: Value, kind: PolicyKind): void => {
    switch (value.kind) {
      case 'encoded':
        addPolicy(value.value, kind)
        return
      case 'choice':
        for (const option of value.options) addPolicy(option, kind)
        return
      case 'settled':
        uses.set(`${folderOf(value.file)} ${value.source}`, kind)
        return
      case 'scalar':
        return
      case 'object':
        addDocument(value, kind)
        return
      case 'list':
        for (const item of value.items) addPolicy(item, kind)
        return
      case 'text': {
        const inner = readInnerJson(value.pieces)
        if (inner !== undefined && inner.kind !== 'text') addPolicy(inner, kind)
        else if (value.pieces.every(isKnown) || startsAsJson(value)) addText(value, kind)
        else leave('policy document', value, describePieces(value))
        return
      }
      case 'policy-name':
        return
      default:
        leave('policy document', value, value.source)
        addNamed(value)
    }
  }

  /** Add text that is not JSON: the checker says what is wrong with it. */
  const addText = (value: TextValue, kind: PolicyKind) => {
    policies.set(keyOf(value), { ...placeOf(value), pieces: value.pieces, ...kind })
  }

  const addDocument = (value: Value, kind: PolicyKind) => {
    const key = keyOf(value)
    if (policies.get(key)?.type !== undefined) return
    const pieces = renderPolicy(value)
    policies.set(key, { ...placeOf(value), pieces, ...kind })
    for (const piece of pieces) {
      // The account and Region of the deployment can be any.
      if (!isKnown(piece) && piece.meaning === undefined) leave('part of a policy', piece, piece.source)
    }
    addTexts(value)
  }

  /** Add the ARNs in a policy, where wildcards and variables are usual. */
  const addTexts = (value: Value): void => {
    if (value.kind === 'text')
      for (const { isWhole: _, ...arn } of findArns(value).arns)
        addReference({ ...arn, form: 'arn', use: 'mentioned' })
    else for (const inner of innerValues(value)) addTexts(inner)
  }

  const addNamed = (value: Value, inText?: PolicyUse): void => {
    if (value.kind === 'text') {
      if (looksLikePolicy(value)) addPolicy(value, {})
      else addArns(value, 'named', inText)
    } else if (isDocument(value)) addPolicy(value, {})
    else for (const inner of innerValues(value)) addNamed(inner, inText)
  }

  return {
    addNamed,
    addAttached,
    addPolicy,
    useOf: (file, source) => uses.get(`${folderOf(file)} ${source}`),
    found: () => ({
      references: [...references.values()],
      policies: [...policies.values()],
      unresolved: [...unresolved.values()],
    }),
  }
}

function readName(name: string, span: FileSpan, use: PolicyUse, form: NameForm): PolicyReference {
  const cut = name.lastIndexOf('/') + 1
  return { ...placeOf(span), written: name, form, use, path: name.slice(0, cut), name: name.slice(cut) }
}
