// Fills in an example's policy with sample values and checks it with the policy checker.
import { findNodeAtOffset, getNodePath } from 'jsonc-parser'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Finding, JsonPath } from '../json/finding.ts'
import { parseJson } from '../json/read-json.ts'
import type { Example, ExampleRecord } from '../records/example.ts'
import { fillPlaceholders } from '../records/placeholder.ts'
import type { PolicyFinding } from './finding.ts'
import { lintPolicy } from './lint-policy.ts'
import type { LintOptions } from './rule.ts'
import { dependentAction } from './rules/dependent-action.ts'
import { endedService } from './rules/ended-service.ts'
import { rules } from './rules.ts'

const sampleAccount = 'sample-account'

/** The rules that examples are checked against. */
export const exampleRules = rules.filter(({ name }) => name !== sampleAccount)

/** Examples use account numbers from AWS's documentation, and some are trust policies; both are intended. */
function isMeant({ kind }: ExampleRecord, { rule, severity }: PolicyFinding): boolean {
  return rule === sampleAccount || (kind === 'trust' && rule === 'principal' && severity === 'info')
}

/** Format the document as its page shows it, two spaces per level, with the parameters' example values filled in. */
export function fillExample({ document, parameters }: ExampleRecord): string {
  const values = new Map(parameters.map(({ name, example }) => [name, example]))
  return fillPlaceholders(JSON.stringify(document, null, 2), values)
}

/**
 * Check whether a finding is a fault of an example. What else an action needs can depend on its options, and another
 * policy can allow it; an example of a service that ended still helps to read old policies. Pages show both.
 */
export function isExampleFault({ rule }: PolicyFinding): boolean {
  return rule !== dependentAction.name && rule !== endedService.name
}

/** Check an example's policy. Line numbers are those of its page, because no value has a line break. */
export function lintExample(
  record: ExampleRecord,
  index: ActionIndex,
  options: LintOptions,
): readonly PolicyFinding[] {
  return lintPolicy(fillExample(record), index, options).filter((finding) => !isMeant(record, finding))
}

/** List the faults that the checker finds in examples, by content file. People copy them, so there must be none. */
export function listExampleFindings(
  examples: readonly Example[],
  index: ActionIndex,
  options: LintOptions,
): readonly Finding[] {
  return examples.flatMap(({ slug, record }) =>
    lintExample(record, index, options)
      .filter(isExampleFault)
      .map(({ start, rule, message, tip }) => ({
        file: `examples/${slug}.json`,
        at: ['document', ...pathAt(fillExample(record), start)],
        found: message,
        expected: `no findings of the policy checker’s rule ${rule}`,
        tip,
      })),
  )
}

function pathAt(text: string, offset: number): JsonPath {
  const { json } = parseJson(text)
  const node = json && findNodeAtOffset(json.tree, offset)
  return node === undefined ? [] : getNodePath(node)
}
