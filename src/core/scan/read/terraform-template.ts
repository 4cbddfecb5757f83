// Reads a Terraform string or heredoc as text with the places that are filled in.
import { escapedPieces } from './escaped-text.ts'
import { toHole } from './interpolation.ts'
import { type PlainNode, textOf } from './syntax-node.ts'
import { describeSource, type Known, type Piece, type Value } from './value.ts'

/** Read the pieces of a template. Source: Terraform Language, "Strings and Templates". */
export function readTemplate(
  node: PlainNode,
  file: string,
  text: string,
  read: (node: PlainNode) => Value,
): readonly Piece[] {
  const isHeredoc = node.type === 'heredoc_template'
  return node.namedChildren.flatMap((child): readonly Piece[] => {
    const span = { file, start: child.startIndex, end: child.endIndex }
    if (child.type === 'template_literal') {
      const written = textOf(child, text)
      return undouble(isHeredoc ? [{ text: written, ...span }] : escapedPieces(written, span))
    }
    if (child.type === 'template_interpolation') {
      const expression = child.namedChildren.find((inner) => inner.type === 'expression')
      const value = expression === undefined ? undefined : read(expression)
      if (value?.kind === 'text') return value.pieces
      const source = expression === undefined ? '' : describeSource(textOf(expression, text))
      return [{ ...toHole(source, span), ...(value && { value }) }]
    }
    if (child.type === 'template_directive') return [toHole(describeSource(textOf(child, text)), span)]
    return []
  })
}

/** `$${` and `%%{` are the texts `${` and `%{`. */
function undouble(pieces: readonly Known[]): readonly Known[] {
  return pieces.flatMap((piece) => {
    if (!/\$\$\{|%%\{/.test(piece.text)) return [piece]
    return [...piece.text.matchAll(/\$\$\{|%%\{|(?:(?!\$\$\{|%%\{)[\s\S])+/g)].map(
      ({ 0: run, index }): Known => {
        const start = piece.start + index
        const isDouble = /^(\$\$|%%)\{$/.test(run)
        return { text: isDouble ? run.slice(1) : run, file: piece.file, start, end: start + run.length }
      },
    )
  })
}
