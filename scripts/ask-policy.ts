// Asks whether policies, a permissions boundary and SCPs allow a request, and prints what decides it and what is missing.

import { runOne } from './policies/command-line/run-program.ts'
import { folderKnowledge } from './policies/knowledge/folder-knowledge.ts'
import { askSpec } from './policies/specs.ts'

process.exitCode = await runOne(askSpec, process.argv.slice(2), 'npm run ask:policy --', folderKnowledge)
