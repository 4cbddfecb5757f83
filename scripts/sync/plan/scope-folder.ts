// A content folder, which may be a new one, and a scope in; what a sync of it starts from out.
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
  /** Gives every policy that the source has. */
  readonly listed: () => Promise<readonly WantedPolicy[]>
  readonly repository: () => Promise<Repository>
  /** When actions came to be known, if somebody gave it. */
  readonly firstSeen?: FirstSeenRecord
}

export interface Start {
  /** What the folder has; a new one has nothing. */
  readonly content: Content
  /** What the scope adds to it: policies of the repository, with their versions, and policies without any. */
  readonly fresh: readonly PolicyHistory[]
  /** Set for a new folder. */
  readonly repository?: Repository
  readonly firstSeen?: FirstSeenRecord
}

/** Read the folder, and list what a scope adds to it. Throws when it has faults or a pattern matches nothing. */
export async function startFrom(dir: string, request: ScopeRequest | undefined): Promise<Start> {
  if (request === undefined) return { content: await readFolder(dir), fresh: [] }
  const { scope, firstSeen } = request
  const [listed, repository] = await Promise.all([request.listed(), request.repository()])
  const candidates = listCandidates(listed, repository)
  const idle = findIdlePatterns(
    scope,
    candidates.map(({ record }) => record.name),
  )
  if (idle.length > 0) throw new Error(`no policy is named like ${idle.join(', ')}; check the spelling`)
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
  if (content === undefined) throw new Error(`the content has to be mended first\n\n${formatFaults(faults)}`)
  return content
}

/** What the repository says of a policy goes before the little that a source tells. */
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
    examples: [],
    guides: [],
  }
}
