// Runs the command `connect-policies` with its subcommands.
import { runProgram } from './command-line/run-program.ts'
import { packageKnowledge, readBuildFacts } from './knowledge/package-knowledge.ts'
import { specs } from './specs.ts'

/** Run the command with facts from the folder `base`, and return the exit code. */
export async function main(args: readonly string[], base: URL): Promise<number> {
  const { version, asOf, snapshot } = await readBuildFacts(base)
  const about = {
    name: 'connect-policies',
    version: `${version} (records as of ${asOf.slice(0, 10)}; actions of ${snapshot})`,
    text: "Check IAM policies, and see what AWS's managed policies for Amazon Connect grant and how that changed. What you check stays on this machine.",
  }
  return runProgram(specs, args, about, packageKnowledge(base))
}
