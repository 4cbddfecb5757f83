// A text diff of a page in; code blocks in the form that diff prints out.
import {
  type Element,
  isElement,
  makeCodeBlock,
  makeElement,
  makeTextNode,
  type TreeContent,
  textOf,
} from './page-tree.ts'

/** Write the parts of a diff: a code block for each run of lines, below the heading of its part. */
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

/** Lines that both have, that stand folded, or that one of them has. */
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
