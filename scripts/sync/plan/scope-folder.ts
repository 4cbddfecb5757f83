// Works out what a sync starts from: a content folder, which may be new, and the policies that a scope adds.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { formatFaults } from '../../../src/core/json/fault.ts'
import { type FirstSeenRecord, kindOfArn } from '../../../src/core/records/record.ts'
import { type Content, type PolicyHistory, readContent } from '../../../src/data/records.ts'
import type { WantedPolicy } from '../sources/upstream.ts'
import { type Repository, startSettings } from './new-folder.ts'
import { findIdlePatterns, type Scope } from './scope.ts'

export interface ScopeRequest {
  readonly scope: Scope
  /** Lists every policy that the source has. */
  readonly listed: () => Promise<readonly WantedPolicy[]>
  readonly repository: () => Promise<Repository>
  /** When actions were first seen, if provided. */
  readonly firstSeen?: FirstSeenRecord
}

export interface Start {
  /** The folder's content; a new folder has no records yet. */
  readonly content: Content
  /** The policies that the scope adds: the repository's with their versions, and others without any. */
  readonly fresh: readonly PolicyHistory[]
  /** Set for a new folder. */
  readonly repository?: Repository
  readonly firstSeen?: FirstSeenRecord
}

/** Read the folder and list what a scope adds to it. Throws if it has faults or a pattern matches nothing. */
export async function startFrom(dir: string, request: ScopeRequest | undefined): Promise<Start> {
  if (request === undefined) return { content: await readFolder(dir), fresh: [] }
  const { scope, firstSeen } = request
  const [listed, repository] = await Promise.all([request.listed(), request.repository()])
  const candidates = listCandidates(listed, repository)
  const idle = findIdlePatterns(
    scope,
    candidates.map(({ record }) => record.name),
  )
  if (idle.length > 0) throw new Error(`no policy name matches ${idle.join(', ')}; check the spelling`)
  const isNew = !existsSync(resolve(dir))
  const content = isNew ? startContent(repository) : await readFolder(dir)
  const recorded = new Set(content.policies.map(({ record }) => record.name))
  return {
    content,
    fresh: candidates.filter(({ record: { name } }) => scope.matches(name) && !recorded.has(name)),
    ...(isNew && { repository }),
    ...(firstSeen && { firstSeen }),
  }
}

async function readFolder(dir: string): Promise<Content> {
  const { content, faults } = await readContent(dir, { allowFresh: true })
  if (content === undefined) throw new Error(`the content must be fixed first\n\n${formatFaults(faults)}`)
  return content
}

/** The repository's record of a policy takes precedence over the little that a source lists. */
function listCandidates(listed: readonly WantedPolicy[], { content }: Repository): readonly PolicyHistory[] {
  const authored = new Map(content.policies.map((history) => [history.record.name, history]))
  const others = listed.filter(({ name }) => !authored.has(name))
  return [
    ...content.policies,
    ...others.map(({ name, arn }) => ({ record: { name, arn, kind: kindOfArn(arn) }, versions: [] })),
  ].sort((a, b) => (a.record.name < b.record.name ? -1 : 1))
}

function startContent(repository: Repository): Content {
  return {
    settings: startSettings(repository, repository.content.settings.asOf),
    policies: [],
    firstSeen: repository.content.firstSeen,
    risks: [],
    announcements: [],
    reach: [],
    examples: [],
    guides: [],
  }
}
