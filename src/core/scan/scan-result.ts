// Defines what a scan finds in infrastructure files.
import type { Severity } from '../checker/finding.ts'
import type { Attachment } from '../checker/rule.ts'
import type { PolicyType } from '../checker/types/policy-type.ts'
import type { FileSpan, Piece } from './read/value.ts'

/**
 * `attached`: to a user, group, role or permission set; `boundary`: as a permissions boundary; `mentioned`: in a policy or
 * a longer text; `named`: anything else.
 */
export type PolicyUse = 'attached' | 'boundary' | 'named' | 'mentioned'

/**
 * How a file names a managed policy: by its ARN; by path and name, as the AWS CDK does; by its name alone, as AWS SAM does;
 * by a name that may also be one of the account's own policies.
 */
export type NameForm = 'arn' | 'path' | 'name' | 'any-name'

/** A managed policy of AWS that a file names. */
export interface PolicyReference extends FileSpan {
  /** As written: an ARN, a path and name, or a name. */
  readonly written: string
  readonly form: NameForm
  readonly use: PolicyUse
  /** Absent if the file does not say it. */
  readonly partition?: string
  /** The path, without a slash before it: `service-role/`, or nothing. */
  readonly path: string
  readonly name: string
}

/** An inline policy, or a policy of the account itself. */
export interface FoundPolicy extends FileSpan {
  /** JSON with holes. */
  readonly pieces: readonly Piece[]
  readonly type?: PolicyType
  readonly attachment?: Attachment
}

/** Something that only the deployment decides, so that it cannot be checked. */
export interface Unresolved extends FileSpan {
  /** What it would say. */
  readonly what: 'managed policy' | 'policy document' | 'part of a policy'
  /** What the file says instead. */
  readonly source: string
}

export interface Found {
  readonly references: readonly PolicyReference[]
  readonly policies: readonly FoundPolicy[]
  readonly unresolved: readonly Unresolved[]
}

/** A finding before its line and column are looked up. */
export interface PlacedFinding extends FileSpan {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly tip: string
}
