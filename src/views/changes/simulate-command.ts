// Writes the command that asks AWS's policy simulator about a request.
import type { Policy } from '../../core/policy/policy.ts'
import { type Family, readOperator } from '../../core/requests/operator.ts'
import type { RequestJson } from './evidence.ts'

/** A document that the command simulates. */
export interface Simulated {
  /** The file that it is saved in. */
  readonly file: string
  /** A command that prints a JSON list with the text of the document. */
  readonly print: string
}

/**
 * Write a command for a POSIX shell that saves documents and simulates a request with each of them by itself. The AWS
 * CLI reads a list from a file only if the file has a JSON list; of an object it would send each character as a policy.
 * Source: AWS CLI Command Reference, `iam simulate-custom-policy`.
 */
export function writeSimulation(documents: readonly Simulated[], options: string): string {
  return [...documents.map(save), simulateEach(documents, options)].join('\n')
}

/** The shell function that `writePreparation` defines; its arguments are what `writeRequestOptions` writes. */
export const askFunction = 'ask_aws'

/** Write what a page's commands need first: it saves the documents, and defines the function that simulates with each. */
export function writePreparation(documents: readonly Simulated[]): string {
  return [...documents.map(save), `${askFunction}() { ${simulateEach(documents, '"$@"')}; }`].join('\n')
}

const save = ({ file, print }: Simulated) => `${print} > ${quote(file)}`

function simulateEach(documents: readonly Simulated[], options: string): string {
  const files = documents.map(({ file }) => quote(file)).join(' ')
  return `for file in ${files}; do aws iam simulate-custom-policy --policy-input-list "file://$file" ${options} --query 'EvaluationResults[].EvalDecision' --output text; done`
}

/** Write the options that describe a request. `policies` are the ones that ask for the keys of its context. */
export function writeRequestOptions(
  { action, resource, context }: RequestJson,
  policies: readonly Policy[],
): string {
  const entries = Object.entries(context).map(([key, value]) => ({
    ContextKeyName: key,
    ContextKeyType: `${typeOf(key, policies)}${typeof value === 'string' ? '' : 'List'}`,
    ContextKeyValues: [value].flat(),
  }))
  return [
    `--action-names ${quote(action)}`,
    `--resource-arns ${quote(resource)}`,
    ...(entries.length === 0 ? [] : [`--context-entries ${quote(JSON.stringify(entries))}`]),
  ].join(' ')
}

/** The types that the simulator knows. Source: IAM API Reference, ContextEntry. */
const types: Readonly<Record<Family, string>> = {
  text: 'string',
  number: 'numeric',
  date: 'date',
  address: 'ip',
  truth: 'boolean',
  null: 'string',
  unknown: 'string',
}

function typeOf(key: string, policies: readonly Policy[]): string {
  const families = policies
    .flatMap(({ statements }) => statements.flatMap(({ conditions }) => conditions))
    .filter((condition) => condition.key.toLowerCase() === key.toLowerCase())
    .map(({ operator }) => readOperator(operator).family)
  return types[families.find((family) => family !== 'null') ?? 'null']
}

/** Quote a word for a POSIX shell. */
export function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
