// Decides what kind of file a file is, by its name and by what it says.

export const fileKinds = [
  'terraform',
  'terraform-json',
  'cloudformation',
  'sam',
  'cdk',
  'cdk-source',
  'serverless',
  'pulumi',
  'policy',
  'other',
] as const

export type FileKind = (typeof fileKinds)[number]

const endings = /\.(tf|tofu|json|yaml|yml|template|ts|mts|cts|tsx|js|mjs|cjs|jsx|py|java|cs|go)$/i

/** Check by its name whether a file may be of a kind that is scanned. */
export function mayBeScanned(file: string): boolean {
  return endings.test(file)
}

/** Detect the kind of a file; undefined if it is of none. `other` names a managed policy in a format of no known tool. */
export function detectKind(file: string, text: string): FileKind | undefined {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  if (/\.(tf|tofu)$/i.test(name)) return 'terraform'
  if (/\.(tf|tofu)\.json$/i.test(name)) return 'terraform-json'
  if (/\.(ts|mts|cts|tsx|js|mjs|cjs|jsx|py|java|cs|go)$/i.test(name))
    return isSource(text) ? 'cdk-source' : undefined
  if (!endings.test(name)) return undefined
  if (/^serverless(\.[\w-]+)?\.(ya?ml|json)$/i.test(name)) return 'serverless'
  if (/^Pulumi(\.[\w-]+)?\.ya?ml$/i.test(name))
    return /^(resources|variables|config)\s*:/m.test(text) ? 'pulumi' : undefined
  if (isTemplate(text)) {
    if (/AWS::Serverless-2016-10-31/.test(text)) return 'sam'
    return /\.template\.json$/i.test(name) || /(^|[/\\])cdk\.out[/\\]/.test(file) ? 'cdk' : 'cloudformation'
  }
  const isPolicy = /"Statement"\s*:/.test(text) && /"(Effect|(Not)?Action)"\s*:/.test(text)
  if (isPolicy && /\.json$/i.test(name)) return 'policy'
  return text.includes(':iam::aws:policy/') ? 'other' : undefined
}

function isTemplate(text: string): boolean {
  if (/^\s*["']?AWSTemplateFormatVersion["']?\s*:/m.test(text)) return true
  return (
    /["']?\bResources["']?\s*:/.test(text) && /["']?\bType["']?\s*:\s*["']?(AWS|Alexa|Custom)::/.test(text)
  )
}

const isSource = (text: string): boolean =>
  /from_?aws_?managed_?policy_?name\s*\(/i.test(text) || text.includes(':iam::aws:policy/')
