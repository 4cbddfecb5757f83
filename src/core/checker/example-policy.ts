// An example in; its document as a text with the parameters' own examples put in, and what the checker finds in it, out.
import { findNodeAtOffset, getNodePath } from 'jsonc-parser'
import type { ActionIndex } from '../actions/action-index.ts'
import type { Finding, JsonPath } from '../json/finding.ts'
import { parseJson } from '../json/read-json.ts'
import type { Example, ExampleRecord } from '../records/example.ts'
import { fillPlaceholders } from '../records/placeholder.ts'
import type { PolicyFinding } from './finding.ts'
import { lintPolicy } from './lint-policy.ts'
import type { LintOptions } from './rule.ts'
import { rules } from './rules.ts'

const sampleAccount = 'sample-account'

/** What examples are checked for. */
export const exampleRules = rules.filter(({ name }) => name !== sampleAccount)

/** The examples' account numbers are those of AWS's documentation, and a trust policy is one, both on purpose. */
function isMeant({ kind }: ExampleRecord, { rule, severity }: PolicyFinding): boolean {
  return rule === sampleAccount || (kind === 'trust' && rule === 'principal' && severity === 'info')
}

/** Write the document as its page prints it, two spaces a level, with the examples of the parameters put in. */
export function fillExample({ document, parameters }: ExampleRecord): string {
  const values = new Map(parameters.map(({ name, example }) => [name, example]))
  return fillPlaceholders(JSON.stringify(document, null, 2), values)
}

/** Check an example's policy. Lines are those of its page: no value has a line break. */
export function lintExample(
  record: ExampleRecord,
  index: ActionIndex,
  options: LintOptions,
): readonly PolicyFinding[] {
  return lintPolicy(fillExample(record), index, options).filter((finding) => !isMeant(record, finding))
}

/** List what the checker finds in examples, by file of the content folder: people copy them, so there must be nothing. */
export function listExampleFindings(
  examples: readonly Example[],
  index: ActionIndex,
  options: LintOptions,
): readonly Finding[] {
  return examples.flatMap(({ slug, record }) =>
    lintExample(record, index, options).map(({ start, rule, message, tip }) => ({
      file: `examples/${slug}.json`,
      at: ['document', ...pathAt(fillExample(record), start)],
      found: message,
      expected: `nothing for the rule ${rule} of the policy checker to find`,
      tip,
    })),
  )
}

function pathAt(text: string, offset: number): JsonPath {
  const { json } = parseJson(text)
  const node = json && findNodeAtOffset(json.tree, offset)
  return node === undefined ? [] : getNodePath(node)
}
