// Updates the README's diagram of folders to match the imports.
import { replacePart } from '../command/replace-part.ts'
import { drawFlowchart } from './draw-flowchart.ts'
import { findArrows } from './find-arrows.ts'
import { readFolders } from './read-folders.ts'

const records = 'content/'
/** Left out of the diagram: tests import from nearly everywhere, and nothing imports them. */
const tests = 'tests/'
/** Not an import: this folder reads the records as files. */
const reading = { from: records, to: 'src/data/', typeOnly: false }

/** Redraw the diagram in a README text; `architecture` has the table of folders. */
export function renewPicture(readme: string, architecture: string): string {
  const folders = readFolders(architecture).filter(({ path }) => path !== tests)
  const arrows = [reading, ...findArrows(folders.map(({ path }) => path))]
  return replacePart(readme, 'picture', 'picture:architecture -- --write', drawFlowchart(folders, arrows))
}
