// A command that a guide shows, with the answer it prints.

/** One command for a shell with curl and jq. */
export interface GuideCommand {
  readonly name: string
  /** The file that it asks, a path of this site. */
  readonly path: string
  /** What is in that file. */
  readonly json: unknown
  /** jq's options. */
  readonly flags: readonly string[]
  readonly filter: string
  /** As a person types it. */
  readonly line: string
  /** What it prints; the test runs jq and compares. */
  readonly answer: string
}

export type CommandDraft = Omit<GuideCommand, 'line'>
