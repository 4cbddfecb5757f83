// An example in; its document as a text with the parameters' own examples put in, and what the checker finds in it, out.
import type { ActionIndex } from '../catalogue.ts'
import type { Example, ExampleRecord } from '../example.ts'
import { fillPlaceholders } from '../placeholder.ts'
import { lintPolicy } from './policy.ts'
import type { PolicyFinding } from './policy-finding.ts'
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

/** Write what the checker finds in examples, each with its place: people copy them, so there must be nothing. */
export function formatExampleFindings(
  examples: readonly Example[],
  index: ActionIndex,
  options: LintOptions,
): readonly string[] {
  return examples.flatMap(({ slug, record }) =>
    lintExample(record, index, options).map(
      ({ line, column, rule, message, tip }) =>
        `examples/${slug}.json: line ${line}, column ${column} of the document  ${rule}\n  ${message}\n  tip  ${tip}`,
    ),
  )
}
