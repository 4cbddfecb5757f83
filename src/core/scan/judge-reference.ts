// Finds what is wrong with how a file names a managed policy.
import type { Severity } from '../checker/finding.ts'
import { findNearest } from '../checker/nearest-name.ts'
import type { ManagedFacts } from './managed-facts.ts'
import { placeOf } from './read/value.ts'
import type { PlacedFinding, PolicyReference } from './scan-result.ts'
import type { ScanRule } from './scan-rules.ts'

const linkedRole = 'aws-service-role/'

export type JudgeReference = (
  reference: PolicyReference,
  partition: string | undefined,
) => readonly PlacedFinding[]

/** Create a judge of references; `partition` is the one that the file is deployed to, if it says so. */
export function createJudge(facts: ManagedFacts): JudgeReference {
  const nearest = findNearest()
  const names = [...facts.names]
  const nearestPartition = findNearest()
  return (reference, partition) => {
    const { name, path, form, use } = reference
    // A policy or a sentence may mention what does not exist; an attachment fails.
    const usual: Severity = use === 'mentioned' ? 'warning' : 'error'
    const finding = (rule: ScanRule, message: string, tip: string, severity = usual): PlacedFinding => ({
      rule,
      severity,
      message,
      tip,
      ...placeOf(reference),
    })
    const write = (other: string) => writeAs(reference, other, facts, partition)
    if (form === 'arn' && !isPolicyArn(reference.written)) {
      const isKnown = facts.names.has(name)
      const tip = isKnown
        ? `Write ${write(name)}.`
        : 'Write the ARN, such as arn:aws:iam::aws:policy/ReadOnlyAccess.'
      return [finding('managed-policy-arn', `${shorten(reference.written)} is not the ARN of a policy.`, tip)]
    }
    const found = judgePartition(reference, partition, usual)
    const isOther = (reference.partition ?? partition ?? 'aws') !== 'aws'
    const day = facts.retired.get(name)
    if (day !== undefined) {
      const by = facts.replacements.get(name)
      const tip =
        by === undefined
          ? 'Remove it; whether another policy replaces it is not recorded.'
          : `Use ${write(by)} instead.`
      const message = `AWS no longer publishes the managed policy ${name}: it was gone by ${day}.`
      return [...found, finding('retired-managed-policy', message, tip)]
    }
    if (!facts.names.has(name)) {
      const meant = nearest(name, names)
      const tip = meant === undefined ? 'Check the spelling.' : `Did you mean ${write(meant)}?`
      // Partitions other than the commercial one may have policies of their own.
      const message = isOther
        ? `The list of ${facts.asOf}, which is of the partition aws, has no managed policy ${shorten(name)}.`
        : `AWS had no managed policy ${shorten(name)} on ${facts.asOf}.`
      return [...found, finding('unknown-managed-policy', message, tip, isOther ? 'warning' : undefined)]
    }
    const actual = facts.paths.get(name)
    if (actual === linkedRole && use === 'attached') {
      const message = `${name} is for a service-linked role: only its service can attach it.`
      const tip = 'Remove it. The service creates the role and attaches the policy itself.'
      return [...found, finding('service-linked-policy', message, tip)]
    }
    if (form === 'any-name') return found
    const expected = form === 'name' ? '' : actual
    if (expected === undefined || expected === path) return found
    const message =
      form === 'name'
        ? `SAM expects the name ${name} without a path.`
        : `The path of ${name} is ${show(expected)}, not ${show(path)}.`
    return [...found, finding('managed-policy-path', message, `Write ${write(name)}.`)]
  }

  function judgePartition(
    reference: PolicyReference,
    expected: string | undefined,
    severity: Severity,
  ): readonly PlacedFinding[] {
    const { partition, name } = reference
    if (partition === undefined || (facts.partitions.has(partition) && (expected ?? partition) === partition))
      return []
    const isKnown = facts.partitions.has(partition)
    const meant = expected ?? nearestPartition(partition, [...facts.partitions.keys()])
    const message = isKnown
      ? `${name} is named in the partition ${partition}, but this is deployed to ${expected}.`
      : `AWS has no partition ${shorten(partition)}.`
    const tip =
      meant === undefined
        ? `Use one of ${[...facts.partitions.keys()].join(', ')}.`
        : `Write arn:${meant}:iam::aws:policy/${facts.paths.get(name) ?? reference.path}${name}.`
    return [{ rule: 'managed-policy-partition', severity, message, tip, ...placeOf(reference) }]
  }
}

/** Write the name of another policy in the form that the reference has. */
function writeAs(
  { form, partition }: PolicyReference,
  name: string,
  facts: ManagedFacts,
  expected: string | undefined,
): string {
  const path = facts.paths.get(name) ?? ''
  if (form === 'name' || form === 'any-name') return name
  if (form === 'path') return `${path}${name}`
  const known = partition !== undefined && facts.partitions.has(partition) ? partition : undefined
  return `arn:${expected ?? known ?? 'aws'}:iam::aws:policy/${path}${name}`
}

const isPolicyArn = (text: string): boolean => /^arn:[^:]*:iam::aws:policy\//.test(text)

const show = (path: string): string => `/${path}`

const shorten = (text: string): string => (text.length > 128 ? `${text.slice(0, 127)}…` : text)
