// Runs the command `connect-policies` with its subcommands.
import { askSpec } from './ask-options.ts'
import { checkSpec } from './check-options.ts'
import { runProgram } from './command-line/run-program.ts'
import { compareSpec } from './compare-options.ts'
import { packageKnowledge, readBuildFacts } from './knowledge/package-knowledge.ts'
import { lockSpec } from './lock-options.ts'
import { mcpSpec } from './mcp-options.ts'
import { reviewSpec } from './review-options.ts'
import { showSpec } from './show-options.ts'

/** The subcommands, in the order of the help. */
const specs = [checkSpec, compareSpec, askSpec, showSpec, lockSpec, reviewSpec, mcpSpec]

/** Run the command with facts from the folder `base`, and return the exit code. */
export async function main(args: readonly string[], base: URL): Promise<number> {
  const { version, asOf, snapshot } = await readBuildFacts(base)
  const about = {
    name: 'connect-policies',
    version: `${version} (records as of ${asOf.slice(0, 10)}; actions of ${snapshot})`,
    text: "Check IAM policies, and see what AWS's managed policies for Amazon Connect grant and how that changed. Nothing leaves this machine.",
  }
  return runProgram(specs, args, about, packageKnowledge(base))
}
