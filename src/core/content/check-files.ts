// Checks that a policy's folder has the files it needs and that they are named correctly.

import type { Finding } from '../json/finding.ts'
import type { PolicyFolder } from './content-folder.ts'

/** Check that a folder has its policy.json. */
export function assertPolicyFile({ file, hasPolicyFile }: PolicyFolder): readonly Finding[] {
  if (hasPolicyFile) return []
  return [
    {
      file,
      at: [],
      found: 'no policy.json',
      expected: 'a policy.json that says what the policy is for',
      tip: 'Add policy.json, or remove the folder; other policies show what belongs in it.',
    },
  ]
}

/** Check that a folder has at least one version. */
export function assertSomeVersion({ file, versionFileCount }: PolicyFolder): readonly Finding[] {
  if (versionFileCount > 0) return []
  return [
    {
      file,
      at: [],
      found: 'no version',
      expected: 'at least one version file such as v1.json',
      tip: 'Run `npm run sync` to import the versions, or remove the folder.',
    },
  ]
}

/** Check that a folder, its policy.json and its versions name one policy, and that files are named by version. */
export function assertNamesAgree(folder: PolicyFolder): readonly Finding[] {
  const { policy, versions, name } = folder
  const tip = 'Rename the folder or the file, or correct the field: the path identifies the record.'
  const named = (file: string, field: string, found: string, wanted: string): readonly Finding[] =>
    found === wanted
      ? []
      : [{ file, at: [field], found: JSON.stringify(found), expected: JSON.stringify(wanted), tip }]
  return [
    ...(policy === undefined ? [] : named(policy.file, 'name', policy.record.name, name)),
    ...versions.flatMap(({ file, record }) => [
      ...named(file, 'policy', record.policy, name),
      ...named(file, 'version', record.version, baseName(file)),
    ]),
  ]
}

/** Check that no two files of a folder record the same version. */
export function assertVersionsUnique(folder: PolicyFolder): readonly Finding[] {
  return folder.versions.flatMap(({ file, record }, index) => {
    const first = folder.versions.findIndex((other) => other.record.version === record.version)
    if (first === index) return []
    return [
      {
        file,
        at: ['version'],
        found: `${record.version}, which ${folder.versions[first]?.file} already records`,
        expected: 'every version once',
        tip: 'Remove one of the two files; a version is immutable once it is recorded.',
      },
    ]
  })
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '')
}
