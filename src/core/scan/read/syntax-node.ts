// Defines the part of a syntax tree that reading needs, so that core does not depend on a parser.

/** A node of a text that could be parsed. */
export interface PlainNode {
  readonly type: string
  /** In UTF-16 code units from 0; `endIndex` is exclusive. */
  readonly startIndex: number
  readonly endIndex: number
  readonly namedChildren: readonly PlainNode[]
}

/** A node as the parser returns it. */
export interface SyntaxNode extends Omit<PlainNode, 'namedChildren'> {
  readonly namedChildren: readonly (SyntaxNode | null)[]
  readonly children: readonly (SyntaxNode | null)[]
  readonly parent: SyntaxNode | null
  readonly hasError: boolean
  readonly isError: boolean
  readonly isMissing: boolean
}

/** Copy a node. Everything is asked of the parser once, when it is first needed, because each question takes long. */
export function copyNode(node: SyntaxNode): PlainNode {
  return new NodeCopy(node)
}

/** A class, because an object with a getter of its own for each of many thousand nodes takes much longer to make. */
class NodeCopy implements PlainNode {
  readonly type: string
  readonly startIndex: number
  readonly endIndex: number
  readonly #node: SyntaxNode
  #children: readonly PlainNode[] | undefined

  constructor(node: SyntaxNode) {
    this.type = node.type
    this.startIndex = node.startIndex
    this.endIndex = node.endIndex
    this.#node = node
  }

  get namedChildren(): readonly PlainNode[] {
    this.#children ??= this.#node.namedChildren.filter((child) => child !== null).map(copyNode)
    return this.#children
  }
}

/** Return the text of a node. */
export function textOf({ startIndex, endIndex }: Omit<PlainNode, 'namedChildren'>, text: string): string {
  return text.slice(startIndex, endIndex)
}

/** Find the first child of a type. */
export function childOf(node: PlainNode, type: string): PlainNode | undefined {
  return node.namedChildren.find((child) => child.type === type)
}

/** List the places where the parser gave up or assumed something that is missing, in the order of the text. */
export function listErrors(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.isError || node.isMissing) return [node]
  if (!node.hasError) return []
  return node.children.flatMap((child) => (child === null ? [] : listErrors(child)))
}
