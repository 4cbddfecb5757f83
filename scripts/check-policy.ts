// Checks IAM policies in files and prints what is wrong with them, with line and column.

import { runOne } from './policies/command-line/run-program.ts'
import { folderKnowledge } from './policies/knowledge/folder-knowledge.ts'
import { checkSpec } from './policies/specs.ts'

process.exitCode = await runOne(checkSpec, process.argv.slice(2), 'npm run check:policy --', folderKnowledge)
