// Reads from IAM the policies that an AWS account can see, with every version that IAM still keeps.
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  type IAMClient,
  paginateListPolicyVersions,
} from '@aws-sdk/client-iam'
import * as z from 'zod'
import { describeValue } from '../../../src/core/json/fault.ts'
import { versionId } from '../../../src/core/records/parts.ts'
import type { Progress } from '../../command/progress.ts'
import { askIam, refuseForm } from './ask-iam.ts'
import { readDocument } from './iam-document.ts'
import { type Call, formatCallFault, formTip } from './iam-fault.ts'
import type { PolicySource, UpstreamPolicy, UpstreamVersion, WantedPolicy } from './upstream.ts'

const policyAnswer = z.object({ Policy: z.object({ Arn: z.string(), DefaultVersionId: versionId }) })

const listAnswer = z
  .array(z.object({ VersionId: versionId, CreateDate: z.date({ error: 'expected a date' }) }))
  .min(1)

const versionAnswer = z.object({ PolicyVersion: z.object({ VersionId: versionId, Document: z.string() }) })

/** How far a date from IAM may be ahead of this machine's clock, in milliseconds. */
const toleratedSkew = 24 * 60 * 60 * 1000

/**
 * Make a source that asks IAM. It reads every version that IAM still keeps, including recorded ones, to find documents
 * that changed; there are only a few. One call at a time is fast enough and rarely throttled.
 */
export function createIamSource(client: IAMClient, showProgress: Progress): PolicySource {
  return async (wanted) => {
    const policies: UpstreamPolicy[] = []
    try {
      for (const [index, policy] of wanted.entries()) {
        showProgress(`sync: asking IAM, ${index + 1} of ${wanted.length}: ${policy.name}`)
        policies.push(...(await readPolicy(client, policy)))
      }
    } catch (error) {
      const known = policies.flatMap(({ faults = [] }) => faults)
      const last = error instanceof Error ? error.message : String(error)
      throw new Error(['nothing was imported', ...known, last].join('\n  '), { cause: error })
    } finally {
      showProgress('')
    }
    return policies
  }
}

async function readPolicy(client: IAMClient, wanted: WantedPolicy): Promise<readonly UpstreamPolicy[]> {
  const { name, arn } = wanted
  const toPolicy = (rest: Partial<UpstreamPolicy>) => [{ name, arn, versions: [], isFromIam: true, ...rest }]

  const policy = await askIam({ policy: name, name: 'GetPolicy' }, policyAnswer, () =>
    client.send(new GetPolicyCommand({ PolicyArn: arn })),
  )
  if (policy.isUnknown && wanted.status === 'retired') return []
  if (policy.answer === undefined) return toPolicy({ faults: policy.faults })
  const { Arn, DefaultVersionId } = policy.answer.Policy

  const listCall = { policy: name, name: 'ListPolicyVersions' }
  const list = await askIam(listCall, listAnswer, () => listVersions(client, arn))
  if (list.answer === undefined) return toPolicy({ faults: list.faults })

  const readings: VersionReading[] = []
  for (const { VersionId } of list.answer) readings.push(await readVersion(client, wanted, VersionId))
  const dates = new Map(list.answer.map(({ VersionId, CreateDate }) => [VersionId, toSeconds(CreateDate)]))
  return toPolicy({
    arn: Arn,
    defaultVersion: DefaultVersionId,
    versions: readings.flatMap(({ version, document }) => {
      const created = dates.get(version)
      return document === undefined || created === undefined
        ? []
        : [{ version, document, date: { created, sources: ['iam'] } }]
    }),
    faults: [
      ...refuseDefault(listCall, [...dates.keys()], DefaultVersionId),
      ...refuseFuture(listCall, dates),
      ...readings.flatMap(({ faults }) => faults),
    ],
  })
}

async function listVersions(client: IAMClient, arn: string): Promise<readonly unknown[]> {
  const pages = paginateListPolicyVersions({ client, stopOnSameToken: true }, { PolicyArn: arn })
  const versions: unknown[] = []
  for await (const { Versions = [] } of pages) versions.push(...Versions)
  return versions
}

interface VersionReading extends Pick<UpstreamVersion, 'version'> {
  /** Absent when there are faults. */
  readonly document?: unknown
  readonly faults: readonly string[]
}

async function readVersion(
  client: IAMClient,
  { name, arn }: WantedPolicy,
  version: string,
): Promise<VersionReading> {
  const call = { policy: name, name: `GetPolicyVersion ${version}` }
  const { answer, faults } = await askIam(call, versionAnswer, () =>
    client.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version })),
  )
  if (answer === undefined) return { version, faults }
  const { VersionId, Document } = answer.PolicyVersion
  if (VersionId !== version) {
    const finding = { found: describeValue(VersionId), expected: version, tip: formTip }
    return { version, faults: [formatCallFault(call, finding, '$.PolicyVersion.VersionId')] }
  }
  const { document, findings } = readDocument(Document)
  return {
    version,
    document,
    faults: refuseForm(call, findings),
  }
}

function refuseDefault(call: Call, listed: readonly string[], defaultVersion: string): readonly string[] {
  if (listed.includes(defaultVersion)) return []
  const expected = `a list with the default version ${defaultVersion}`
  return [formatCallFault(call, { found: listed.join(', '), expected, tip: 'Run the sync again.' })]
}

/** A future date would move the catalog's "now" ahead of the real time. */
function refuseFuture(call: Call, dates: ReadonlyMap<string, string>): readonly string[] {
  return [...dates].flatMap(([version, created]) => {
    if (Date.parse(created) <= Date.now() + toleratedSkew) return []
    const tip = "Check this machine's clock."
    return [
      formatCallFault(call, { found: `${version} created ${created}`, expected: 'a date in the past', tip }),
    ]
  })
}

const toSeconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`
