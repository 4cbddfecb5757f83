// Adds line numbers, and marks behind the text, to a text area; only visible lines are drawn.

import type { TextSpan } from '../../core/checker/finding.ts'
import { type Mark, markLine } from '../../core/checker/mark-line.ts'
import { fill, find, make } from '../dom.ts'

export interface Editor {
  readonly area: HTMLTextAreaElement
  readonly setText: (text: string) => void
  readonly setMarks: (marks: readonly Mark[]) => void
  /** Select a range of the text and scroll it into view. */
  readonly goTo: (span: TextSpan) => void
}

/** Nothing is marked past this column: drawing a line of a megabyte takes too long. */
const mostColumns = 20_000
const mostMarks = 500

/** Start the editor; `onChange` is called on every change of the text. */
export function startEditor(root: HTMLElement, onChange: () => void): Editor {
  const area = find<HTMLTextAreaElement>(root, 'text')
  const numbers = find(root, 'numbers')
  const behind = find(root, 'marks')
  let text = area.value
  let lineStarts = findLines(text)
  let marks: readonly Mark[] = []
  let isDrawing = false

  const draw = () => {
    isDrawing = false
    const { lineHeight, top } = measure(area)
    const first = Math.max(0, Math.floor((area.scrollTop - top) / lineHeight))
    const count = Math.ceil(area.clientHeight / lineHeight) + 1
    const lines = lineStarts.slice(first, first + count)
    const shift = first * lineHeight - area.scrollTop
    numbers.textContent = lines.map((_, i) => first + i + 1).join('\n')
    numbers.style.transform = `translateY(${shift}px)`
    fill(
      behind,
      lines.map((start, i) => drawLine(start, lineStarts[first + i + 1])),
    )
    behind.style.transform = `translate(${-area.scrollLeft}px, ${shift}px)`
  }
  const drawLine = (start: number, next = text.length + 1) => {
    const end = Math.min(next - 1, start + mostColumns)
    const inside = marks.filter((mark) => mark.start < next && mark.end >= start).slice(0, mostMarks)
    // A mark at the end of a line, or of the text, gets a character of its own.
    const segments = inside.length === 0 ? [] : markLine(start, end + 1, inside)
    const pieces = segments.map(({ start: from, end: to, severity }) => {
      const piece = text.slice(from, Math.min(to, end)) || ' '
      return severity === undefined ? piece : make('mark', { class: `mark-${severity}` }, piece)
    })
    return make('div', {}, pieces)
  }
  const drawSoon = () => {
    if (isDrawing) return
    isDrawing = true
    requestAnimationFrame(draw)
  }
  const readText = () => {
    const before = text.length
    text = area.value
    lineStarts = findLines(text)
    marks = moveMarks(marks, area.selectionEnd, text.length - before)
    drawSoon()
  }

  area.addEventListener('input', () => {
    readText()
    onChange()
  })
  area.addEventListener('scroll', drawSoon)
  new ResizeObserver(drawSoon).observe(area)
  drawSoon()
  return {
    area,
    setText: (given) => {
      area.value = given
      readText()
      onChange()
    },
    setMarks: (given) => {
      marks = given
      drawSoon()
    },
    goTo: ({ start, end }) => {
      area.focus()
      area.setSelectionRange(start, end)
      const line = Math.max(
        0,
        lineStarts.findLastIndex((at) => at <= start),
      )
      const { lineHeight, letter } = measure(area)
      area.scrollTop = Math.max(0, line * lineHeight - area.clientHeight / 3)
      const left = (start - (lineStarts[line] ?? 0)) * letter
      area.scrollLeft = left < area.clientWidth * 0.8 ? 0 : left - area.clientWidth / 3
      root.scrollIntoView({ block: 'nearest' })
    },
  }
}

function findLines(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Move the marks after the caret along with the typed text, until the next check. */
function moveMarks(marks: readonly Mark[], caret: number, difference: number): readonly Mark[] {
  const from = caret - Math.max(0, difference)
  return marks.map((mark) =>
    mark.start >= from ? { ...mark, start: mark.start + difference, end: mark.end + difference } : mark,
  )
}

let measured: { readonly font: string; readonly letter: number } | undefined

/** Measure, in pixels, the height of a line, the width of a letter, and the space above the text. */
function measure(area: HTMLTextAreaElement) {
  const { lineHeight, paddingTop, font } = getComputedStyle(area)
  if (measured?.font !== font) {
    const context = document.createElement('canvas').getContext('2d')
    if (context !== null) context.font = font
    measured = { font, letter: context?.measureText('m').width ?? 8 }
  }
  return {
    lineHeight: Number.parseFloat(lineHeight),
    top: Number.parseFloat(paddingTop),
    letter: measured.letter,
  }
}
