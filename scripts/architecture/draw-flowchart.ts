// Folders and the arrows between them in, a Mermaid flowchart out.
import { basename } from 'node:path'
import type { Arrow } from './find-arrows.ts'
import type { Folder } from './read-folders.ts'

/** Draw a node for each folder, an arrow for imports, and a dotted one where they are only types. */
export function drawFlowchart(folders: readonly Folder[], arrows: readonly Arrow[]): string {
  return [
    '```mermaid',
    'flowchart TD',
    ...folders.map(({ path, purpose }) => `  ${toId(path)}["<b>${path}</b><br>${escapeText(purpose)}"]`),
    ...arrows.map(({ from, to, typeOnly }) => `  ${toId(from)} ${typeOnly ? '-.->' : '-->'} ${toId(to)}`),
    '```',
  ].join('\n')
}

function toId(path: string): string {
  return basename(path, '.ts')
}

/** Inside quotes, only these would end the text or start something else. */
function escapeText(text: string): string {
  return text.replace(/["#<>&]/g, (character) => `#${character.codePointAt(0)};`)
}
