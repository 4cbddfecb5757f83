// Formats findings as a log that code scanners read. Source: OASIS, "SARIF Version 2.1.0".
import { pathToFileURL } from 'node:url'
import type { Severity } from '../../src/core/checker/finding.ts'
import { describeRule } from '../../src/core/checker/rules/descriptions.ts'
import { rules } from '../../src/core/checker/rules.ts'
import type { CheckedFile } from './format-findings.ts'
import { mustNotGrant } from './must-not-grant.ts'

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** A rule that is none of the checker's. */
interface OtherRule {
  readonly name: string
  readonly severity: Severity
  readonly description: string
}

/** Actions that a policy must not allow are no rule of the checker, and have no page. */
const forbidden: OtherRule = {
  name: mustNotGrant,
  severity: 'error',
  description: 'The policy allows an action that no policy may allow.',
}

/**
 * Write findings as SARIF 2.1.0. `helpOf` returns the URL of a rule's page, if there is a site. `properties` are those of
 * the run, and `others` are rules that are none of the checker's and have no page.
 */
export function formatSarif(
  files: readonly CheckedFile[],
  properties: Readonly<Record<string, unknown>>,
  helpOf?: (rule: string) => string,
  others: readonly OtherRule[] = [forbidden],
): string {
  const ids = [...rules, ...others].map(({ name }) => name)
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'amazon-connect-policy-catalog',
            rules: [
              ...rules.map(({ name, severity }) => ({
                id: name,
                shortDescription: { text: describeRule(name) },
                defaultConfiguration: { level: levels[severity] },
                ...(helpOf && { helpUri: helpOf(name) }),
              })),
              ...others.map(({ name, severity, description }) => ({
                id: name,
                shortDescription: { text: description },
                defaultConfiguration: { level: levels[severity] },
              })),
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        properties,
        results: files.flatMap((file) => toResults(file, ids)),
      },
    ],
  }
  return JSON.stringify(log, null, 2)
}

function toResults({ file, findings }: CheckedFile, ids: readonly string[]) {
  return findings.map(({ rule, severity, message, tip, line, column, start, end }) => ({
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: levels[severity],
    message: { text: `${message} ${tip}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column, charOffset: start, charLength: end - start },
        },
      },
    ],
  }))
}

/** A relative path stays relative, as code scanners expect for files in a repository. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin'
  if (/^([/\\]|[A-Za-z]:)/.test(file)) return pathToFileURL(file).href
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}
