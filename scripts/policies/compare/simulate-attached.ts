// Writes the command that asks AWS about a request with the policies of each side.
import type { Policy } from '../../../src/core/policy/policy.ts'
import type { RequestJson } from '../../../src/views/changes/evidence.ts'
import {
  quote,
  type Simulated,
  writeRequestOptions,
  writeSimulation,
} from '../../../src/views/changes/simulate-command.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { ResolvedPolicy } from '../resolve-policy.ts'

/** Write the command. `policies` are those of both sides, which ask for the condition keys of the request. */
export function simulateAttached(
  older: readonly ResolvedPolicy[],
  newer: readonly ResolvedPolicy[],
  request: RequestJson,
  policies: readonly Policy[],
  knowledge: Knowledge,
): string {
  return writeSimulation(
    [toSimulated(older, 'before', knowledge), toSimulated(newer, 'after', knowledge)],
    writeRequestOptions(request, policies),
  )
}

/** Each policy is printed as a list of one document; several lists are joined. */
function toSimulated(
  side: readonly ResolvedPolicy[],
  name: 'before' | 'after',
  knowledge: Knowledge,
): Simulated {
  const commands = side.map((one) => printPolicy(one, knowledge))
  const [only] = commands
  return {
    file: `${name}.json`,
    print: only !== undefined && commands.length === 1 ? only : `{ ${commands.join('; ')}; } | jq -s add`,
  }
}

/** A version is in the catalog; any other document is written out, because it may have come from standard input. */
function printPolicy({ document, policy, id }: ResolvedPolicy, { printVersion }: Knowledge): string {
  return policy === undefined
    ? `printf '%s' ${quote(JSON.stringify([JSON.stringify(document)]))}`
    : printVersion(policy, id)
}
