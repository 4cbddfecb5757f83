// Checks IAM policies in files and prints what is wrong with them, with line and column.
import { checkSpec } from './policies/check-options.ts'
import { runOne } from './policies/command-line/run-program.ts'
import { folderKnowledge } from './policies/knowledge/folder-knowledge.ts'

process.exitCode = await runOne(checkSpec, process.argv.slice(2), 'npm run check:policy --', folderKnowledge)
