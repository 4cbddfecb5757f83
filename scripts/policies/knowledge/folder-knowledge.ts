// Reads what the policy commands know from the content folder and the pinned data package of this repository.
import { loadSnapshot } from '../../../src/data/action-snapshot.ts'
import { loadContent } from '../../../src/data/records.ts'
import { quote } from '../../../src/views/changes/simulate-command.ts'
import { readInstalledSyntax } from '../../scan/installed-syntax.ts'
import type { Knowledge } from './knowledge.ts'

export const folderKnowledge: Knowledge = {
  content: () => loadContent(),
  snapshot: loadSnapshot,
  terraform: readInstalledSyntax,
  printVersion: (policy, version) =>
    `jq '[.document | tojson]' ${quote(`content/policies/${policy}/${version}.json`)}`,
  checkCommand: 'npm run check:policy',
}
