// Reads every usable record of a content folder and collects the faults of the rest.
import { join } from 'node:path'
import type * as z from 'zod'
import type {
  ContentFolder,
  FiledExample,
  GuideOutline,
  PolicyFolder,
} from '../core/content/content-folder.ts'
import { announcementRecords } from '../core/records/announcement.ts'
import { destructionRecords } from '../core/records/destruction.ts'
import { escalationPathsRecord } from '../core/records/escalation-paths.ts'
import { exampleRecord } from '../core/records/example.ts'
import { managedPoliciesRecord } from '../core/records/managed-policies.ts'
import { managedPolicyFactsRecord } from '../core/records/managed-policy-facts.ts'
import { partitionsRecord } from '../core/records/partitions.ts'
import { policyName, versionId } from '../core/records/parts.ts'
import { reachBasisRecord } from '../core/records/reach.ts'
import {
  firstSeenRecord,
  policyRecord,
  riskRecords,
  siteSettings,
  versionRecord,
} from '../core/records/record.ts'
import { referenceChangesRecord, referenceStateRecord } from '../core/records/reference-changes.ts'
import { referenceCountsRecord } from '../core/records/reference-counts.ts'
import { dependentActionsRecord, permissionOnlyRecord } from '../core/records/reference-facts.ts'
import { searchWordsRecord } from '../core/records/search-words.ts'
import { listFolder, readText } from './content-files.ts'
import { readReach } from './reach-folder.ts'
import { type Reading, readRecord, report } from './record-file.ts'

/** Read every record of a content folder, each on its own. */
export function readFolder(reading: Reading): ContentFolder {
  const settings = readRecord(reading, 'site.json', siteSettings)
  const firstSeen = readRecord(reading, 'first-seen.json', firstSeenRecord)
  const risks = readRecord(reading, 'risks.json', riskRecords)
  const announcements = readRecord(reading, 'announcements.json', announcementRecords)
  const present = listFolder(reading.root) ?? []
  const readIfPresent = <S extends z.ZodType>(file: string, schema: S) =>
    present.includes(file) ? readRecord(reading, file, schema) : undefined
  const dependentActions = readIfPresent('dependent-actions.json', dependentActionsRecord)
  const permissionOnly = readIfPresent('permission-only.json', permissionOnlyRecord)
  const partitions = readIfPresent('partitions.json', partitionsRecord)
  const escalationPaths = readIfPresent('escalation-paths.json', escalationPathsRecord)
  const destruction = readIfPresent('destructive.json', destructionRecords)
  const managedPolicies = readIfPresent('managed-policies.json', managedPoliciesRecord)
  const searchWords = readIfPresent('search.json', searchWordsRecord)
  const managedPolicyFacts = readIfPresent('managed-policy-facts.json', managedPolicyFactsRecord)
  const referenceCounts = readIfPresent('reference-counts.json', referenceCountsRecord)
  const reachBasis = readIfPresent('reach.json', reachBasisRecord)
  const referenceChanges = readIfPresent('reference-changes.json', referenceChangesRecord)
  const referenceState = readIfPresent('reference-state.json', referenceStateRecord)
  const names = listFolder(join(reading.root, 'policies')) ?? []
  if (names.length === 0) {
    report(reading, {
      file: `${reading.label}/policies`,
      at: [],
      found: 'no policies',
      expected: 'a folder for each policy of the catalog',
      tip: 'Check that this is the content folder. To use another one, set CONTENT_DIR.',
    })
  }
  const policies = names.map((name) => readPolicyFolder(reading, name))
  return {
    ...(settings === undefined ? {} : { settings }),
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(risks === undefined ? {} : { risks }),
    ...(announcements === undefined ? {} : { announcements }),
    ...(destruction === undefined ? {} : { destruction }),
    ...(dependentActions === undefined ? {} : { dependentActions }),
    ...(permissionOnly === undefined ? {} : { permissionOnly }),
    ...(referenceCounts === undefined ? {} : { referenceCounts }),
    ...(reachBasis === undefined ? {} : { reachBasis }),
    reach: readReach(reading),
    ...(referenceChanges === undefined ? {} : { referenceChanges }),
    ...(referenceState === undefined ? {} : { referenceState }),
    ...(partitions === undefined ? {} : { partitions }),
    ...(managedPolicies === undefined ? {} : { managedPolicies }),
    ...(managedPolicyFacts === undefined ? {} : { managedPolicyFacts }),
    ...(escalationPaths === undefined ? {} : { escalationPaths }),
    ...(searchWords === undefined ? {} : { searchWords }),
    guides: readGuides(reading.root),
    policies: policies.filter((policy) => policy !== undefined),
    examples: readExamples(reading),
  }
}

/** Read the headings of the guides; their texts are read where they are shown. */
function readGuides(root: string): readonly GuideOutline[] {
  const entries = listFolder(join(root, 'guides')) ?? []
  const files = entries.filter((entry) => entry.endsWith('.mdx'))
  return files.map((file) => {
    const path = join('guides', file)
    // A file that cannot be read has no headings here; the page that shows it reports why.
    const { text = '' } = readText(root, path, path)
    const headings = [...text.matchAll(/^#{2,3} +(.+?) *$/gm)].map(([, heading = '']) =>
      heading.replaceAll('`', ''),
    )
    return { slug: file.slice(0, -'.mdx'.length), headings }
  })
}

/** Read the examples. A catalog may have none, but every entry in their folder must be an example. */
function readExamples(reading: Reading): readonly FiledExample[] {
  const entries = listFolder(join(reading.root, 'examples')) ?? []
  const examples = entries.map((entry) => {
    const slug = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.json$/.exec(entry)?.[1]
    if (slug !== undefined) {
      const filed = readRecord(reading, `examples/${entry}`, exampleRecord)
      return filed && { ...filed, slug }
    }
    const file = `${reading.label}/examples/${entry}`
    reportEntry(reading, file, 'an unknown entry', 'a file such as record-one-contact.json')
    return undefined
  })
  // File names would sort differently: a hyphen comes before the dot.
  return examples.filter((example) => example !== undefined).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

function readPolicyFolder(reading: Reading, name: string): PolicyFolder | undefined {
  const relative = `policies/${name}`
  const file = `${reading.label}/${relative}`
  const entries = listFolder(join(reading.root, relative))
  if (entries === undefined || !policyName.safeParse(name).success) {
    reportEntry(reading, file, 'an entry that is not a policy folder', 'a folder named after a policy')
    return undefined
  }
  const versionFiles = entries.filter(isVersionFile)
  for (const entry of entries) {
    if (entry === 'policy.json' || versionFiles.includes(entry)) continue
    reportEntry(
      reading,
      `${file}/${entry}`,
      'an unknown entry',
      'policy.json and version files such as v4.json',
    )
  }
  const hasPolicyFile = entries.includes('policy.json')
  const policy = hasPolicyFile ? readRecord(reading, `${relative}/policy.json`, policyRecord) : undefined
  const versions = versionFiles.map((entry) => readRecord(reading, `${relative}/${entry}`, versionRecord))
  return {
    name,
    file,
    ...(policy === undefined ? {} : { policy }),
    hasPolicyFile,
    versions: versions.filter((version) => version !== undefined),
    versionFileCount: versionFiles.length,
  }
}

function isVersionFile(entry: string): boolean {
  return entry.endsWith('.json') && versionId.safeParse(entry.slice(0, -'.json'.length)).success
}

function reportEntry(reading: Reading, file: string, found: string, expected: string): void {
  const tip = 'Remove it or correct its name.'
  report(reading, { file, at: [], found, expected, tip })
}
