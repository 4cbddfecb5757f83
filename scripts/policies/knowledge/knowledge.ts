// Defines what the policy commands know: the catalog's records and AWS's actions, from a folder or a package.
import type { Snapshot } from '../../../src/core/actions/action.ts'
import type { Content } from '../../../src/data/records.ts'
import type { TerraformSyntax } from '../../scan/load-terraform.ts'

export interface Knowledge {
  /** Load the catalog's records. */
  readonly content: () => Promise<Content>
  /** Load the snapshot of AWS's actions, without recorded facts. */
  readonly snapshot: () => Promise<Snapshot>
  /** Read the compiled parser of Terraform's syntax. */
  readonly terraform: () => Promise<TerraformSyntax>
  /** Write the shell command that prints a version of the catalog as `aws iam simulate-custom-policy` reads it. */
  readonly printVersion: (policy: string, version: string) => string
  /** The command that checks policies, for hints. */
  readonly checkCommand: string
}
