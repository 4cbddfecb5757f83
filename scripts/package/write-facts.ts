// Writes the records and facts that the packed command carries.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadSnapshot } from '../../src/data/action-snapshot.ts'
import { type Content, loadContent } from '../../src/data/records.ts'
import { compactSnapshot } from '../policies/knowledge/compact-snapshot.ts'
import { type BuildFacts, packageFiles } from '../policies/knowledge/package-knowledge.ts'
import { readInstalledSyntax } from '../scan/installed-syntax.ts'

/** Write the facts into a folder, checked as every command of the repository checks them. */
export async function writeFacts(folder: string, version: string): Promise<void> {
  const [content, snapshot] = await Promise.all([loadContent(), loadSnapshot()])
  const build: BuildFacts = { version, asOf: content.settings.asOf, snapshot: snapshot.name }
  const write = (file: string, value: unknown) => writeFile(join(folder, file), JSON.stringify(value))
  await write(packageFiles.content, dropPages(content))
  await write(packageFiles.snapshot, compactSnapshot(snapshot))
  await write(packageFiles.build, build)
  const { engine, grammar } = await readInstalledSyntax()
  await writeFile(join(folder, packageFiles.terraformEngine), engine)
  await writeFile(join(folder, packageFiles.terraformGrammar), grammar)
}

/** Leave out what only pages of the site show. */
function dropPages(content: Content): Content {
  const { referenceCounts: _counts, referenceState: _state, referenceChanges: _changes, ...rest } = content
  return { ...rest, examples: [], guides: [] }
}
