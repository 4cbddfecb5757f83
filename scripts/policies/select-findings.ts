// Leaves out the findings that a team does not want, and counts them.
import type { PolicyFinding, Severity } from '../../src/core/checker/finding.ts'
import { matcherOf } from '../../src/core/policy/pattern.ts'
import { type CheckConfig, type Ignored, readIgnored } from './check-config.ts'
import type { CheckedFile, LeftOut } from './format-findings.ts'

export interface Selection {
  readonly files: readonly CheckedFile[]
  readonly ignored: LeftOut
}

type IsKnown = (file: string, rule: string, message: string) => boolean

/** Apply settings, ignored rules and a baseline to findings. */
export function selectFindings(
  files: readonly CheckedFile[],
  { rules = {}, ignore = [] }: Pick<CheckConfig, 'rules' | 'ignore'>,
  isKnown: IsKnown,
): Selection {
  const ignored = { rules: 0, baseline: 0 }
  const wanted = ignore.map(readIgnored)
  const select = (file: string, finding: PolicyFinding): readonly PolicyFinding[] => {
    const level = rules[finding.rule]
    if (level === 'off' || wanted.some((one) => isIgnored(one, file, finding.rule))) {
      ignored.rules += 1
      return []
    }
    if (isKnown(file, finding.rule, finding.message)) {
      ignored.baseline += 1
      return []
    }
    const severity: Severity = level ?? finding.severity
    return [{ ...finding, severity }]
  }
  const selected = files.map(({ file, findings }) => ({
    file,
    findings: findings.flatMap((finding) => select(file, finding)),
  }))
  return { files: selected, ignored }
}

/** Check whether a file is at a path, in it, or matches it as a pattern. */
function isIgnored({ rule, path }: Ignored, file: string, found: string): boolean {
  if (rule !== found) return false
  if (path === undefined) return true
  const [name, wanted] = [file, path].map((text) => text.replaceAll('\\', '/').replace(/^\.\//, ''))
  if (name === undefined || wanted === undefined) return false
  const folder = wanted.endsWith('/') ? wanted : `${wanted}/`
  return name === wanted || name.startsWith(folder) || matcherOf(wanted)(name)
}
