// Formats findings as a log that code scanners read. Source: OASIS, "SARIF Version 2.1.0".
import { pathToFileURL } from 'node:url'
import type { Severity } from '../../src/core/checker/finding.ts'
import { describeRule } from '../../src/core/checker/rules/descriptions.ts'
import { rules } from '../../src/core/checker/rules.ts'
import type { CheckedFile, LeftOut } from './format-findings.ts'
import { mustNotGrant } from './must-not-grant.ts'

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** Actions that a policy must not allow are no rule of the checker, and have no page. */
const forbidden = {
  id: mustNotGrant,
  shortDescription: { text: 'The policy allows an action that no policy may allow.' },
  defaultConfiguration: { level: levels.error },
}

/**
 * Write findings as SARIF 2.1.0. `helpOf` returns the URL of a rule's page, if there is a site. How many findings were
 * ignored is a property of the run.
 */
export function formatSarif(
  files: readonly CheckedFile[],
  ignored: LeftOut,
  helpOf?: (rule: string) => string,
): string {
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
              forbidden,
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        properties: { ignored },
        results: files.flatMap(toResults),
      },
    ],
  }
  return JSON.stringify(log, null, 2)
}

function toResults({ file, findings }: CheckedFile) {
  return findings.map(({ rule, severity, message, tip, line, column, start, end }) => ({
    ruleId: rule,
    ruleIndex: rule === mustNotGrant ? rules.length : rules.findIndex(({ name }) => name === rule),
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
