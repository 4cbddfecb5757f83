// Reads what the packed command knows from the facts files in its own package.
import { readFile } from 'node:fs/promises'
import type { Content } from '../../../src/data/records.ts'
import { quote } from '../../../src/views/changes/simulate-command.ts'
import { type CompactSnapshot, restoreSnapshot } from './compact-snapshot.ts'
import type { Knowledge } from './knowledge.ts'

/** The files in the package, next to the command. */
export const packageFiles = {
  content: 'content.json',
  snapshot: 'snapshot.json',
  build: 'build.json',
  terraformEngine: 'web-tree-sitter.wasm',
  terraformGrammar: 'tree-sitter-terraform.wasm',
} as const

/** When the package was built, from what. */
export interface BuildFacts {
  readonly version: string
  readonly asOf: string
  readonly snapshot: string
}

/** Read the facts of a package whose files are in the folder `base`. They were checked when it was built. */
export function packageKnowledge(base: URL): Knowledge {
  return {
    content: async () => (await readFacts(base, packageFiles.content)) as Content,
    snapshot: async () => restoreSnapshot((await readFacts(base, packageFiles.snapshot)) as CompactSnapshot),
    terraform: async () => ({
      engine: await readFile(new URL(packageFiles.terraformEngine, base)),
      grammar: await readFile(new URL(packageFiles.terraformGrammar, base)),
    }),
    printVersion: (policy, version) =>
      `connect-policies show ${quote(`${policy}@${version}`)} --format json | jq '[.document | tojson]'`,
    checkCommand: 'connect-policies check',
  }
}

/** Read what the package says about itself. */
export async function readBuildFacts(base: URL): Promise<BuildFacts> {
  return (await readFacts(base, packageFiles.build)) as BuildFacts
}

async function readFacts(base: URL, file: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(file, base), 'utf8'))
}
