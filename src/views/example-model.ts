// Records of examples and the action index in; each with what its policy grants, placeholders in place, out.
import { type Access, computeAccess } from '../core/access.ts'
import type { ActionIndex } from '../core/catalogue.ts'
import type { Example, ExampleRecord } from '../core/example.ts'
import { type Policy, parsePolicy } from '../core/policy.ts'

/** A policy that people copy. The policy of a trust example grants nothing: it says who may assume a role. */
export interface ExampleModel extends Example {
  readonly identity?: IdentityExample
}

/** What an identity-based example grants; a placeholder in an ARN is text as any other. */
export interface IdentityExample {
  readonly slug: string
  readonly policy: Policy
  readonly access: Access
}

export type ExampleKind = ExampleRecord['kind']

/** Compute what each example grants. */
export function buildExamples(examples: readonly Example[], index: ActionIndex): readonly ExampleModel[] {
  return examples.map((example) => {
    const { slug, record } = example
    if (record.kind === 'trust') return example
    const policy = parsePolicy(record.document)
    return { ...example, identity: { slug, policy, access: computeAccess(policy, index) } }
  })
}
