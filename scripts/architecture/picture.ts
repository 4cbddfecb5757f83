// The README in, the same with the picture of its table's folders, as the imports are, out.
import { replacePart } from '../command/replace-part.ts'
import { drawFlowchart } from './draw-flowchart.ts'
import { findArrows } from './find-arrows.ts'
import { readFolders } from './read-folders.ts'

const records = 'content/'
/** They import from nearly everywhere, and nothing flows out of them. */
const tests = 'tests/'
/** No import: records are files that this folder reads. */
const reading = { from: records, to: 'src/data/', typeOnly: false }

/** Draw the architecture anew. */
export function renewPicture(readme: string): string {
  const folders = readFolders(readme).filter(({ path }) => path !== tests)
  const arrows = [reading, ...findArrows(folders.map(({ path }) => path))]
  return replacePart(readme, 'picture', 'picture:architecture -- --write', drawFlowchart(folders, arrows))
}
