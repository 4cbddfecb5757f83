// Checks what a policy.json says about other records and about the policy itself.

import type { Finding } from '../json/finding.ts'
import { kindOfArn } from '../records/record.ts'
import type { PolicyFolder } from './content-folder.ts'

/** Check that the policies and the version in force that a policy.json refers to are recorded. */
export function assertReferences(folder: PolicyFolder, all: readonly PolicyFolder[]): readonly Finding[] {
  if (folder.policy === undefined) return []
  const { file, record } = folder.policy
  const others = all.filter((other) => other.name !== folder.name).map((other) => other.name)
  const unknownPolicy = (at: Finding['at'], name: string | undefined): readonly Finding[] =>
    name === undefined || others.includes(name)
      ? []
      : [
          {
            file,
            at,
            found: JSON.stringify(name),
            expected: 'the name of another policy in the catalog',
            tip: `Use one of ${others.join(', ')}, or remove the field.`,
          },
        ]
  const known = folder.versions.map((version) => version.record.version)
  return [
    ...unknownPolicy(['replacedBy'], record.replacedBy),
    ...(record.companions ?? []).flatMap(({ policy }, index) =>
      unknownPolicy(['companions', index, 'policy'], policy),
    ),
    ...(record.defaultVersion === undefined || known.includes(record.defaultVersion)
      ? []
      : [
          {
            file,
            at: ['defaultVersion'],
            found: record.defaultVersion,
            expected: 'a recorded version',
            tip: 'Add the version file, or remove the field if no source says which version is in force.',
          },
        ]),
    ...(record.defaultVersionSource === undefined || record.defaultVersion !== undefined
      ? []
      : [
          {
            file,
            at: ['defaultVersionSource'],
            found: 'a source of the version in force without that version',
            expected: 'defaultVersion, or no defaultVersionSource',
            tip: 'Set defaultVersion to the version that the page states, or remove its source.',
          },
        ]),
  ]
}

/** Check that the ARN agrees with the name and the kind, and that only a retired policy has a successor. */
export function assertKindAgrees({ policy }: PolicyFolder): readonly Finding[] {
  if (policy === undefined) return []
  const { file, record } = policy
  const findings: Finding[] = []
  const kind = kindOfArn(record.arn)
  if (!record.arn.endsWith(`/${record.name}`)) {
    findings.push({
      file,
      at: ['arn'],
      found: JSON.stringify(record.arn),
      expected: `an ARN that ends in /${record.name}`,
      tip: 'Copy the ARN from IAM; its last part is the name of the policy.',
    })
  }
  if (kind !== record.kind) {
    findings.push({
      file,
      at: ['kind'],
      found: JSON.stringify(record.kind),
      expected: `${JSON.stringify(kind)}, according to the ARN`,
      tip: 'Policies of service-linked roles have /aws-service-role/ in their ARN; no other policies do.',
    })
  }
  if (record.replacedBy !== undefined && record.status !== 'retired') {
    findings.push({
      file,
      at: ['replacedBy'],
      found:
        record.status === undefined
          ? 'a successor of a policy without a status'
          : `a successor of a policy that is ${record.status}`,
      expected: 'a successor only of a retired policy',
      tip: 'Set status to "retired", or remove replacedBy.',
    })
  }
  return findings
}
