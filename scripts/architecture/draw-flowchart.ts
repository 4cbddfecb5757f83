// Draws folders and the arrows between them as a Mermaid flowchart.
import { basename } from 'node:path'
import type { Arrow } from './find-arrows.ts'
import type { Folder } from './read-folders.ts'

/** Draw a node for each folder and an arrow for its imports, dotted when they are types only. */
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

/** Escape the characters that Mermaid gives a meaning even inside quotes. */
function escapeText(text: string): string {
  return text.replace(/["#<>&]/g, (character) => `#${character.codePointAt(0)};`)
}
