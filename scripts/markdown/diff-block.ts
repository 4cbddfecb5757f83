// Converts a page's text diff to code blocks in diff format.
import {
  type Element,
  hasClass,
  isElement,
  makeCodeBlock,
  makeElement,
  makeTextNode,
  type TreeContent,
  textOf,
} from './page-tree.ts'

/** Convert the parts of a diff: a code block for each run of lines, below the heading of its part. */
export function toDiffBlocks({ children }: Element, headingName: string): TreeContent[] {
  const blocks: TreeContent[] = []
  let lines: string[] = []
  const close = () => {
    if (lines.length > 0) blocks.push(makeCodeBlock(lines.join('\n'), 'diff'))
    lines = []
  }
  for (const part of children.filter(isElement).flatMap(unfoldRest)) {
    if (part.tagName === 'h3') {
      close()
      blocks.push(makeElement(headingName, [makeTextNode(textOf(part))]))
    } else {
      lines.push(...readLines(part))
    }
  }
  close()
  return blocks
}

/** Replace the folded rest of a long diff with its parts. */
function unfoldRest(part: Element): readonly Element[] {
  return hasClass(part, 'rest') ? part.children.filter(isElement).slice(1) : [part]
}

/** Read a part: lines that both versions have, that are folded, or that only one version has. */
function readLines(part: Element): readonly string[] {
  if (part.tagName === 'details') {
    const [summary] = part.children.filter(isElement)
    return summary === undefined ? [] : [`@@ ${textOf(summary).trim()} @@`]
  }
  if (part.tagName === 'p') return [`@@ ${textOf(part).trim()} @@`]
  return part.children
    .filter(isElement)
    .filter(({ attributes }) => attributes['aria-hidden'] !== 'true')
    .map((line) => `${signs[line.tagName] ?? ' '} ${textOf(line)}`)
}

/** What a line of a diff starts with, by its element. A line that both versions have has none. */
const signs: Readonly<Record<string, string>> = { del: '-', ins: '+' }
