// Defines what the commands of guides share: their shape, their subject, and days as jq prints them.
import type { Site } from '../../site/site.ts'

/** A command for a shell with curl and jq. */
export interface GuideCommand {
  readonly name: string
  /** The path of the file that it queries on this site. */
  readonly path: string
  /** The content of that file. */
  readonly json: unknown
  /** jq's options. */
  readonly flags: readonly string[]
  readonly filter: string
  /** As a person types it. */
  readonly line: string
  /** What it prints; the test runs jq and compares. */
  readonly answer: string
}

export type CommandDraft = Omit<GuideCommand, 'name' | 'line'>

/** What a command is about; each command needs some of these. */
export interface CommandSubject {
  readonly policy?: string
  /** The older and the newer version of a comparison. */
  readonly from?: string
  readonly to?: string
  readonly action?: string
}

/** Drafts of commands by name. Each throws when the subject lacks something it needs. */
export type CommandKinds = Readonly<Record<string, (site: Site, about: CommandSubject) => CommandDraft>>

/** Read a part of a command's subject. Throws when the guide does not name it. */
export function needPart(about: CommandSubject, part: keyof CommandSubject): string {
  const value = about[part]
  if (value === undefined) throw new Error(`guide: a command needs a ${part}, as in { ${part}: '…' }`)
  return value
}

/** Format the day of an instant as jq prints it: `null` for one that the file omits. */
export function printDay(instant: string | undefined): string {
  return instant?.slice(0, 10) ?? 'null'
}
