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

/** A document as IAM accepts it: the version may be missing. */
type Document = Omit<PolicyDocument, 'Version'> & Partial<Pick<PolicyDocument, 'Version'>>

/**
 * Normalize a policy document, so that no later code has to handle "string or list", or versions of the language.
 * Without a Version, a document has 2008-10-17, which has no variables: `${` is written so that it is read as text.
 * Source: IAM User Guide, "IAM JSON policy elements: Version".
 */
export function parsePolicy(document: Document): Policy {
  const readText = document.Version === '2012-10-17' ? (text: string) => text : writeLiterally
  return {
    statements: listOf<RawStatement>(document.Statement).map((raw, index) =>
      parseStatement(raw, index, readText),
    ),
  }
}

/** Write a text of an older version of the language so that `${` is read as text. */
export function writeLiterally(text: string): string {
  return text.replace(/\$(?=\{)/g, (dollar) => `${dollar}{${dollar}}`)
}

function parseStatement(raw: RawStatement, index: number, readText: (text: string) => string): Statement {
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
        ? listOf<string>(raw.Resource).map((resource) => ({ resource: readText(resource) }))
        : [{ notResource: listOf<string>(raw.NotResource).map(readText) }],
    conditions: Object.entries(raw.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({
        operator,
        key,
        values: listOf(values).map(String).map(readText),
      })),
    ),
  }
}
