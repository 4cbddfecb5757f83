// Compares two IAM policies and prints what the second grants that the first does not, and the reverse.
import { indexActions } from '../src/core/actions/action-index.ts'
import { indexRisks } from '../src/core/actions/risks.ts'
import { canonicalLines } from '../src/core/changes/canonical-lines.ts'
import { comparePolicies } from '../src/core/changes/compare.ts'
import { parsePolicy } from '../src/core/policy/policy.ts'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { loadContent } from '../src/data/records.ts'
import { describeComparison } from '../src/views/api/changes-json.ts'
import {
  quote,
  type Simulated,
  writeRequestOptions,
  writeSimulation,
} from '../src/views/changes/simulate-command.ts'
import { countChanges } from '../src/views/words/change-words.ts'
import { runCommand } from './command/run-command.ts'
import {
  type CompareOptions,
  compareHelp,
  meetsFailure,
  parseCompareOptions,
} from './policies/compare-options.ts'
import { formatComparison } from './policies/format-comparison.ts'
import { type ResolvedPolicy, resolvePolicy } from './policies/resolve-policy.ts'

process.exitCode = await runCommand({
  name: 'compare',
  help: compareHelp,
  parseOptions: parseCompareOptions,
  run: compare,
  failed: 2,
})

async function compare({ inputs, failOn, format }: CompareOptions): Promise<number> {
  const content = await loadContent()
  const older = await resolvePolicy(inputs[0], content.policies)
  const newer = await resolvePolicy(inputs[1], content.policies)
  const snapshot = await loadSnapshot()
  const policies = [parsePolicy(older.document), parsePolicy(newer.document)] as const
  const comparison = comparePolicies(...policies, indexActions(snapshot))
  const wording = {
    serviceNames: new Map(snapshot.services.map(({ prefix, name }) => [prefix, name])),
    risks: indexRisks(content.risks),
  }
  const isSamePolicy = older.policy !== undefined && older.policy === newer.policy
  const [from, to] = [nameOf(older, isSamePolicy), nameOf(newer, isSamePolicy)]
  const described = describeComparison(
    wording,
    { name: newer.policy ?? newer.id, record: { kind: newer.kind } },
    { id: from },
    { id: to, ...(textOf(older) === textOf(newer) && { identicalTo: from }) },
    comparison,
  )
  console.log(
    format === 'json'
      ? JSON.stringify(described, null, 2)
      : formatComparison(described, snapshot.name, (request) =>
          writeSimulation(
            [toSimulated(older, 'before'), toSimulated(newer, 'after')],
            writeRequestOptions(request, policies),
          ),
        ),
  )
  const isFailure =
    failOn !== undefined && meetsFailure(failOn, comparison.verdict, countChanges(comparison.changes))
  return isFailure ? 1 : 0
}

/** A version is in the catalog; any other document is written out, because it may have come from standard input. */
function toSimulated({ document, policy, id }: ResolvedPolicy, side: 'before' | 'after'): Simulated {
  return {
    file: `${side}.json`,
    print:
      policy === undefined
        ? `printf '%s' ${quote(JSON.stringify([JSON.stringify(document)]))}`
        : `jq '[.document | tojson]' ${quote(`content/policies/${policy}/${id}.json`)}`,
  }
}

/** A version ID says enough only next to another version of the same policy. */
function nameOf({ id, policy }: ResolvedPolicy, isSamePolicy: boolean): string {
  return policy === undefined || isSamePolicy ? id : `${policy}@${id}`
}

function textOf({ document }: ResolvedPolicy): string {
  return canonicalLines(document)
    .map(({ text }) => text)
    .join('\n')
}
