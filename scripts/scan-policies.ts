// Scans infrastructure code for managed policies and inline policies, and prints what is wrong with them.

import { runOne } from './policies/command-line/run-program.ts'
import { folderKnowledge } from './policies/knowledge/folder-knowledge.ts'
import { scanSpec } from './policies/specs.ts'

process.exitCode = await runOne(scanSpec, process.argv.slice(2), 'npm run scan:policies --', folderKnowledge)
