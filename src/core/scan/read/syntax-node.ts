// Defines the part of a syntax tree that reading needs, so that core does not depend on a parser.

export interface SyntaxNode {
  readonly type: string
  /** In UTF-16 code units from 0; `endIndex` is exclusive. */
  readonly startIndex: number
  readonly endIndex: number
  readonly namedChildren: readonly (SyntaxNode | null)[]
  readonly children: readonly (SyntaxNode | null)[]
  readonly parent: SyntaxNode | null
  readonly hasError: boolean
  readonly isError: boolean
  readonly isMissing: boolean
}

/** Return the text of a node. */
export function textOf({ startIndex, endIndex }: SyntaxNode, text: string): string {
  return text.slice(startIndex, endIndex)
}

/** Find the first child of a type. */
export function childOf(node: SyntaxNode, type: string): SyntaxNode | undefined {
  return node.namedChildren.find((child) => child?.type === type) ?? undefined
}

/** List the places where the parser gave up or assumed something that is missing, in the order of the text. */
export function listErrors(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.isError || node.isMissing) return [node]
  if (!node.hasError) return []
  return node.children.flatMap((child) => (child === null ? [] : listErrors(child)))
}
