// Lists the subcommands: what each accepts, and what it does.

import { readScanOptions, scanArguments } from '../scan/scan-options.ts'
import { askArguments, readAskOptions } from './ask-options.ts'
import { checkArguments, readCheckOptions } from './check-options.ts'
import { bindCommand, type CommandSpec } from './command-line/spec.ts'
import { compareArguments, readCompareOptions } from './compare-options.ts'
import { lockArguments, readLockOptions } from './lock-options.ts'
import { mcpArguments, readMcpOptions } from './mcp-options.ts'
import { readReviewOptions, reviewArguments } from './review-options.ts'
import { readShowOptions, showArguments } from './show-options.ts'

export const checkSpec = bindCommand(
  checkArguments,
  readCheckOptions,
  async () => (await import('./commands/check.ts')).check,
)

export const compareSpec = bindCommand(
  compareArguments,
  readCompareOptions,
  async () => (await import('./commands/compare.ts')).compare,
)

export const askSpec = bindCommand(
  askArguments,
  readAskOptions,
  async () => (await import('./commands/ask.ts')).ask,
)

export const scanSpec = bindCommand(
  scanArguments,
  readScanOptions,
  async () => (await import('./commands/scan.ts')).scan,
)

/** All subcommands, in the order of the help. */
export const specs: readonly CommandSpec[] = [
  checkSpec,
  compareSpec,
  askSpec,
  scanSpec,
  bindCommand(showArguments, readShowOptions, async () => (await import('./commands/show.ts')).show),
  bindCommand(lockArguments, readLockOptions, async () => (await import('./commands/lock.ts')).lock),
  bindCommand(reviewArguments, readReviewOptions, async () => (await import('./commands/review.ts')).review),
  bindCommand(mcpArguments, readMcpOptions, async () => (await import('./mcp/serve.ts')).serve),
]
