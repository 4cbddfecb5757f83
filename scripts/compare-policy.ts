// Compares two IAM policies and prints what the second grants that the first does not, and the reverse.

import { runOne } from './policies/command-line/run-program.ts'
import { folderKnowledge } from './policies/knowledge/folder-knowledge.ts'
import { compareSpec } from './policies/specs.ts'

process.exitCode = await runOne(
  compareSpec,
  process.argv.slice(2),
  'npm run compare:policy --',
  folderKnowledge,
)
