// Reads the settings of the policy check: .policy-check.json and the options that name rules, with all faults together.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { findNearest } from '../../src/core/checker/nearest-name.ts'
import { rules } from '../../src/core/checker/rules.ts'
import { policyTypes } from '../../src/core/checker/types/policy-type.ts'
import { checkShape } from '../../src/core/json/check-shape.ts'
import { type Fault, formatFaults, toFault } from '../../src/core/json/fault.ts'
import { parseJson } from '../../src/core/json/read-json.ts'
import { configFile } from './check-options.ts'

const levels = ['off', 'info', 'warning', 'error'] as const

export const checkConfig = z.strictObject({
  rules: z
    .record(z.string().min(1), z.enum(levels))
    .optional()
    .describe('The severity of findings by rule; "off" for rules that are not wanted.'),
  ignore: z
    .array(z.string().min(1))
    .optional()
    .describe('Findings to ignore: a rule, or a rule, @ and the path of files, in which * is anything.'),
  denyActions: z
    .array(z.string().min(1))
    .optional()
    .describe('Actions that no policy may allow, such as iam:*.'),
  type: z.enum(policyTypes).optional().describe('The type of the policies.'),
  baseline: z.string().min(1).optional().describe('The file with the findings that are known already.'),
})

export type CheckConfig = z.infer<typeof checkConfig>

/** Read a settings file. Throws one error that lists all faults of its form. */
export async function readConfig(file: string | undefined): Promise<CheckConfig> {
  if (file === undefined && !existsSync(configFile)) return {}
  return readSettings(file ?? configFile, checkConfig)
}

/** Read a JSON file of a given form. Throws one error that lists all faults. */
export async function readSettings<S extends z.ZodType>(file: string, schema: S): Promise<z.infer<S>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  })
  const { json, findings } = parseJson(text)
  const faults: readonly Fault[] =
    json === undefined
      ? findings.map((finding) => toFault({ ...finding, file }, finding.place))
      : checkShape(schema, json.value).findings.map((finding) =>
          toFault({ ...finding, file }, json.placeOf(finding.at)),
        )
  if (json === undefined || faults.length > 0)
    throw new Error(`${file} cannot be used\n\n${formatFaults(faults).replace(/^content: /m, `${file}: `)}`)
  return json.value as z.infer<S>
}

/** A finding to ignore. */
export interface Ignored {
  readonly rule: string
  /** Matches the files, as they are named on the command line; absent for all files. */
  readonly path?: string
}

/** Read `RULE` or `RULE@path`. */
export function readIgnored(text: string): Ignored {
  const at = text.indexOf('@')
  return at < 0 ? { rule: text } : { rule: text.slice(0, at), path: text.slice(at + 1) }
}

/** List what is wrong with the names of rules, each with where it was found. */
export function listRuleFaults(
  named: readonly { readonly rule: string; readonly where: string }[],
): readonly string[] {
  const known = rules.map(({ name }) => name)
  const nearest = findNearest()
  return named
    .filter(({ rule }) => !known.includes(rule))
    .map(({ rule, where }) => {
      const meant = nearest(rule, known)
      return `${where}: there is no rule ${JSON.stringify(rule)}${meant === undefined ? '' : `; did you mean ${meant}?`}`
    })
}
