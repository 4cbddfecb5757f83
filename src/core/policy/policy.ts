// Normalizes a policy document: single values become lists, and every statement has its index.
import type { PolicyDocument } from '../records/policy-document.ts'

/** One entry of a Condition block. Several values are alternatives; several entries must all be met. */
export interface Condition {
  /** As written, such as `StringEquals` or `ForAllValues:StringLike`. */
  readonly operator: string
  /** The condition key as written; keys compare case-insensitively. */
  readonly key: string
  /** Every value as a string; `true` is `"true"`. */
  readonly values: readonly string[]
}

/** The resources that an entry of a statement matches: one pattern, or everything except a list of patterns. */
export type ResourceSet = { readonly resource: string } | { readonly notResource: readonly string[] }

/** Which actions a statement matches: those that match some of these patterns, or those that match none. */
export interface ActionSet {
  readonly patterns: readonly string[]
  /** True for `NotAction`: the statement matches what no pattern matches. */
  readonly inverted: boolean
}

export interface Statement {
  /** The statement's index in the document, from 0. */
  readonly index: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  readonly actions: ActionSet
  /** One entry per `Resource`; a single entry for the whole `NotResource`. */
  readonly resources: readonly ResourceSet[]
  readonly conditions: readonly Condition[]
}

export interface Policy {
  readonly statements: readonly Statement[]
}

type RawStatement = Extract<PolicyDocument['Statement'], readonly unknown[]>[number]

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T]

/** Normalize a checked policy document, so that no later code has to handle "string or list". */
export function parsePolicy(document: PolicyDocument): Policy {
  return { statements: listOf<RawStatement>(document.Statement).map(parseStatement) }
}

function parseStatement(raw: RawStatement, index: number): Statement {
  return {
    index,
    ...(raw.Sid === undefined ? {} : { sid: raw.Sid }),
    effect: raw.Effect,
    actions: {
      patterns: listOf<string>(raw.Action ?? raw.NotAction),
      inverted: raw.NotAction !== undefined,
    },
    resources:
      raw.NotResource === undefined
        ? listOf<string>(raw.Resource).map((resource) => ({ resource }))
        : [{ notResource: listOf<string>(raw.NotResource) }],
    conditions: Object.entries(raw.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values: listOf(values).map(String) })),
    ),
  }
}
