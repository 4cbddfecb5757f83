// Checks IAM policies in files and prints what is wrong with them, with line and column.
import { lintPolicy } from '../../../src/core/checker/lint-policy.ts'
import { matchBaseline, readBaseline, writeBaseline } from '../baseline.ts'
import { type CheckConfig, listRuleFaults, readConfig, readIgnored } from '../check-config.ts'
import { baselineFile, type CheckOptions, configFile } from '../check-options.ts'
import { type CheckedFile, formatJson, formatMarkdown, formatText } from '../format-findings.ts'
import { loadCheckFacts } from '../knowledge/check-facts.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { findForbidden, listPatternFaults } from '../must-not-grant.ts'
import { nameInput, readInput } from '../read-input.ts'
import { ruleHelp } from '../rule-help.ts'
import { formatSarif } from '../sarif.ts'
import { type Selection, selectFindings } from '../select-findings.ts'

/** Check policies and print what is wrong with them. Returns 1 if there are errors. */
export async function check(options: CheckOptions, knowledge: Knowledge): Promise<number> {
  const settings = await readConfig(options.config)
  const texts: (readonly [file: string, text: string])[] = []
  for (const file of options.files) texts.push([file, await readInput(file)])
  const { index, known: facts } = await loadCheckFacts(knowledge)
  const type = options.type ?? settings.type
  const { attachment } = options
  const known = {
    ...facts,
    ...(attachment !== undefined && { attachment }),
    ...(type !== undefined && { type }),
  }
  const denied = [...(settings.denyActions ?? []), ...options.denyActions]
  assertSettings(options, settings, listPatternFaults(denied, index))
  const checked = texts.map(([file, text]) => ({ file, findings: lintPolicy(text, index, known) }))
  const ignore = [...(settings.ignore ?? []), ...options.ignore]
  const wanted = { ...(settings.rules && { rules: settings.rules }), ignore }
  const baseline = options.baseline ?? settings.baseline
  if (options.writesBaseline) {
    const { files } = selectFindings(checked, wanted, () => false)
    const file = baseline ?? baselineFile
    const count = await writeBaseline(file, files)
    console.log(`check: wrote ${count} findings to ${file}; name it as "baseline" in ${configFile}`)
    return 0
  }
  const isKnown = matchBaseline(baseline === undefined ? [] : await readBaseline(baseline))
  const { files, ignored } = selectFindings(checked, wanted, isKnown)
  const forbidden = new Map(texts.map(([file, text]) => [file, findForbidden(text, denied, index)]))
  const all = files.map(({ file, findings }) => ({
    file,
    findings: [...(forbidden.get(file) ?? []), ...findings],
  }))
  console.log(format({ files: all, ignored }, options))
  return all.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
}

/** Throw one error that lists everything that is wrong with the names in options and settings. */
function assertSettings(options: CheckOptions, settings: CheckConfig, others: readonly string[]): void {
  const file = options.config ?? configFile
  const named = [
    ...Object.keys(settings.rules ?? {}).map((rule) => ({ rule, where: `${file} rules` })),
    ...(settings.ignore ?? []).map((text) => ({ rule: readIgnored(text).rule, where: `${file} ignore` })),
    ...options.ignore.map((text) => ({ rule: readIgnored(text).rule, where: `--ignore ${text}` })),
  ]
  const faults = [...listRuleFaults(named), ...others]
  if (faults.length > 0) throw new Error(`the settings cannot be used\n  ${faults.join('\n  ')}`)
}

function format({ files, ignored }: Selection, { format: name }: CheckOptions): string {
  switch (name) {
    case 'text':
      return formatText(
        files.map(({ file, findings }): CheckedFile => ({ file: nameInput(file), findings })),
        ignored,
      )
    case 'markdown':
      return formatMarkdown(
        files.map(({ file, findings }): CheckedFile => ({ file: nameInput(file), findings })),
        ignored,
      )
    case 'json':
      return formatJson(files, ignored)
    case 'sarif':
      return formatSarif(files, { ignored }, ruleHelp())
    default:
      return name satisfies never
  }
}
