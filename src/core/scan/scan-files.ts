// Scans infrastructure files for managed policies and inline policies, and reports what is wrong with them.
import type { ActionIndex } from '../actions/action-index.ts'
import type { PolicyFinding } from '../checker/finding.ts'
import type { LintOptions } from '../checker/rule.ts'
import type { Place } from '../json/finding.ts'
import { placesIn } from '../json/read-json.ts'
import { collectFiles, type FileText } from './collect-files.ts'
import type { FileKind } from './find/detect-kind.ts'
import { createJudge } from './judge-reference.ts'
import type { ManagedFacts } from './managed-facts.ts'
import { createInlineCheck } from './policy/check-inline.ts'
import type { ParseTerraform } from './read/read-terraform.ts'
import type { FileSpan } from './read/value.ts'
import type { FoundPolicy, PlacedFinding, PolicyReference, Unresolved } from './scan-result.ts'

export interface ScanOptions {
  readonly facts: ManagedFacts
  readonly index: ActionIndex
  /** What the policy checker knows. */
  readonly known: LintOptions
  readonly parseTerraform: ParseTerraform
  /** The partition that everything is deployed to; by default, what the files say. */
  readonly partition?: string
}

type Located<T extends FileSpan> = Omit<T, 'file'> & Place

/** What a file names and what is wrong with it; each list is in the order of the file. */
export interface ScannedFile {
  readonly file: string
  readonly kind: FileKind
  /** The managed policies of AWS that it names. */
  readonly references: readonly Located<PolicyReference>[]
  readonly policies: readonly Located<Omit<FoundPolicy, 'pieces'> & FileSpan>[]
  readonly findings: readonly PolicyFinding[]
  /** What only the deployment decides. */
  readonly unresolved: readonly Located<Unresolved>[]
}

export interface Scan {
  /** Files of a known kind, by name. */
  readonly files: readonly ScannedFile[]
  /** How many files were read. */
  readonly read: number
}

/** Scan files. Names of files use slashes; files of the same folder are one Terraform module. */
export function scanFiles(files: readonly FileText[], options: ScanOptions): Scan {
  const { kinds, found, faults, partitions } = collectFiles(files, options)
  const judge = createJudge(options.facts)
  const check = createInlineCheck(options.index, options.known)
  const isNamed = ({ form, name }: PolicyReference) =>
    form !== 'any-name' || options.facts.names.has(name) || options.facts.retired.has(name)
  const references = found.references.filter(isNamed)
  const ownNames = found.references
    .filter((reference) => !isNamed(reference))
    .map(
      (reference): Unresolved => ({
        what: 'managed policy',
        source: reference.written,
        file: reference.file,
        start: reference.start,
        end: reference.end,
      }),
    )
  const findings: readonly PlacedFinding[] = [
    ...faults,
    ...references.flatMap((reference) =>
      judge(reference, options.partition ?? partitions.get(reference.file)),
    ),
    ...found.policies.flatMap(check),
  ]
  const group = <T extends FileSpan>(all: readonly T[]) => Map.groupBy(all, ({ file }) => file)
  const [byReference, byPolicy, byFinding, byUnresolved] = [
    group(references),
    group(found.policies),
    group(findings),
    group([...found.unresolved, ...ownNames]),
  ]
  const scanned = [...kinds].map(([file, { kind, text }]): ScannedFile => {
    const placeAt = placesIn(text)
    const locate = <T extends FileSpan>(all: readonly T[] = []): Located<T>[] =>
      all
        .map(({ file: _, ...one }) => ({ ...one, ...placeAt(one.start) }))
        .sort((a, b) => a.start - b.start || b.end - a.end)
    return {
      file,
      kind,
      references: locate(byReference.get(file)),
      policies: locate(byPolicy.get(file)).map(({ pieces: _, ...policy }) => policy),
      findings: locate(byFinding.get(file)),
      unresolved: locate(byUnresolved.get(file)),
    }
  })
  return { files: scanned.sort((a, b) => (a.file < b.file ? -1 : 1)), read: files.length }
}
