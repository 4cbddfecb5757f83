// Reads files by their kind and collects what they name, with one fault for each file that cannot be read.

import { collectTemplate } from './find/cloudformation.ts'
import { type Collector, createCollector } from './find/collector.ts'
import { detectKind, type FileKind } from './find/detect-kind.ts'
import { folderOf } from './find/inspect-value.ts'
import { collectPulumi } from './find/pulumi.ts'
import { collectServerless } from './find/serverless.ts'
import { collectSource } from './find/source-code.ts'
import { collectModule } from './find/terraform.ts'
import { findPartition, type ManagedFacts } from './managed-facts.ts'
import { readJson } from './read/read-json.ts'
import type { ReadFault, ReadResult } from './read/read-result.ts'
import { type ParseTerraform, readTerraform } from './read/read-terraform.ts'
import { readTerraformJson } from './read/read-terraform-json.ts'
import { readYaml } from './read/read-yaml.ts'
import { knownText, toText, type Value } from './read/value.ts'
import type { Found, PlacedFinding } from './scan-result.ts'

export interface FileText {
  readonly file: string
  readonly text: string
}

export interface Collected {
  /** Each file of a known kind, with the text that places refer to. */
  readonly kinds: ReadonlyMap<string, { readonly kind: FileKind; readonly text: string }>
  readonly found: Found
  readonly faults: readonly PlacedFinding[]
  /** The partition that a file says it is deployed to. */
  readonly partitions: ReadonlyMap<string, string>
}

interface Options {
  readonly facts: ManagedFacts
  readonly parseTerraform: ParseTerraform
}

/** Collect from files. */
export function collectFiles(files: readonly FileText[], { facts, parseTerraform }: Options): Collected {
  const collector = createCollector()
  const kinds = new Map<string, { readonly kind: FileKind; readonly text: string }>()
  const faults: PlacedFinding[] = []
  const partitions = new Map<string, string>()
  const modules = new Map<string, { readonly file: string; readonly documents: readonly Value[] }[]>()

  const note = (regions: readonly Value[], of: readonly string[]) => {
    const found = new Set(regions.map((region) => findPartition(knownText(region) ?? '', facts)))
    const [only] = found
    if (found.size === 1 && only !== undefined) for (const file of of) partitions.set(file, only)
  }
  const open = (file: string, result: ReadResult): readonly Value[] => {
    if (result.fault !== undefined) faults.push(toFinding(file, result.fault))
    return result.documents ?? []
  }

  for (const { file, text: written } of files) {
    // Editors do not count a byte order mark.
    const text = written.startsWith('\ufeff') ? written.slice(1) : written
    const kind = detectKind(file, text)
    if (kind === undefined) continue
    kinds.set(file, { kind, text })
    switch (kind) {
      case 'terraform':
      case 'terraform-json': {
        const read =
          kind === 'terraform' ? readTerraform(file, text, parseTerraform) : readTerraformJson(file, text)
        const folder = folderOf(file)
        modules.set(folder, [...(modules.get(folder) ?? []), { file, documents: open(file, read) }])
        break
      }
      case 'cloudformation':
      case 'sam':
      case 'cdk':
        for (const document of open(file, readData(file, text))) collectTemplate(document, collector)
        break
      case 'serverless':
        for (const document of open(file, readData(file, text)))
          note(collectServerless(document, collector), [file])
        break
      case 'pulumi':
        for (const document of open(file, readData(file, text)))
          note(collectPulumi(document, collector), [file])
        break
      case 'policy':
        collectPolicyFile(file, text, collector)
        break
      case 'cdk-source':
        collectSource(file, text, file.endsWith('.py'), collector)
        break
      case 'other':
        collector.addNamed(toText(withoutComments(file, text), { file, start: 0, end: text.length }), 'named')
        break
      default:
        return kind satisfies never
    }
  }
  for (const module of modules.values()) {
    const documents = module.flatMap((one) => one.documents)
    note(
      collectModule(documents, collector),
      module.map(({ file }) => file),
    )
  }
  return { kinds, found: collector.found(), faults, partitions }
}

/** Templates are JSON or YAML, whatever they are called. */
function readData(file: string, text: string): ReadResult {
  return /^\s*[{[]/.test(text) ? readJson(file, text) : readYaml(file, text)
}

/** The checker says what is wrong with a policy that is not JSON. */
function collectPolicyFile(file: string, text: string, collector: Collector): void {
  const { documents } = readJson(file, text)
  if (documents === undefined) collector.addPolicy(toText(text, { file, start: 0, end: text.length }), {})
  else for (const document of documents) collector.addNamed(document)
}

function withoutComments(file: string, text: string): string {
  return /\.ya?ml$/i.test(file)
    ? text.replace(/^[ \t]*#.*$/gm, (comment) => ' '.repeat(comment.length))
    : text
}

function toFinding(file: string, { offset, found, expected, tip }: ReadFault): PlacedFinding {
  const message = `The file cannot be read: found ${found}, expected ${expected}.`
  return { rule: 'unreadable-file', severity: 'error', message, tip, file, start: offset, end: offset + 1 }
}
