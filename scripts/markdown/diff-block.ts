// Converts a page's text diff to code blocks in diff format.
import {
  type Element,
  isElement,
  makeCodeBlock,
  makeElement,
  makeTextNode,
  type TreeContent,
  textOf,
} from './page-tree.ts'

/** Convert the parts of a diff: a code block for each run of lines, below the heading of its part. */
export function toDiffBlocks({ children }: Element, headingName: string): readonly TreeContent[] {
  const blocks: TreeContent[] = []
  let lines: string[] = []
  const close = () => {
    if (lines.length > 0) blocks.push(makeCodeBlock(lines.join('\n'), 'diff'))
    lines = []
  }
  for (const part of children.filter(isElement)) {
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

/** Read a part: lines that both versions have, that are folded, or that only one version has. */
function readLines(part: Element): readonly string[] {
  if (part.tagName === 'pre') return mark(' ', part)
  if (part.tagName === 'details') {
    const [summary] = part.children.filter(isElement)
    return summary === undefined ? [] : [`@@ ${textOf(summary).trim()} @@`]
  }
  if (part.tagName === 'p') return [`@@ ${textOf(part).trim()} @@`]
  return part.children.filter(isElement).flatMap((line) => mark(line.tagName === 'del' ? '-' : '+', line))
}

function mark(sign: string, element: Element): readonly string[] {
  return textOf(element)
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${sign} ${line}`)
}
