// Matches texts against languages.

/** One step of a language: characters in a row, one character, any number of them, or one of several languages. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly anyCase?: true }
  | { readonly kind: 'one' | 'run'; readonly of: CharacterClass }
  | { readonly kind: 'either'; readonly options: readonly Language[] }

/** Texts, described from left to right. */
export type Language = readonly Part[]

export type CharacterClass = 'any' | 'not colon' | 'digit' | 'lower'

export const classTests: Readonly<Record<CharacterClass, (character: string) => boolean>> = {
  any: () => true,
  'not colon': (character) => character !== ':',
  digit: (character) => character >= '0' && character <= '9',
  lower: (character) => character >= 'a' && character <= 'z',
}

/** A deterministic automaton whose states are built as they are reached. State 0 is the start. */
export interface Automaton {
  readonly step: (state: number, character: string) => number
  readonly accepts: (state: number) => boolean
  /** Nothing is accepted from here, whatever follows. */
  readonly isDead: (state: number) => boolean
  /** Everything is accepted from here, whatever follows. */
  readonly isSink: (state: number) => boolean
  /** The characters of an alphabet that can lead anywhere from here. */
  readonly options: (state: number, alphabet: Alphabet) => readonly string[]
  /** The characters that the language names. */
  readonly characters: ReadonlySet<string>
}

/** Characters to try, all and by class. */
export type Alphabet = Readonly<Record<CharacterClass, readonly string[]>>

interface Node {
  readonly moves: [of: CharacterClass | readonly string[], to: Node][]
  readonly free: Node[]
  readonly id: number
  /** Loops over every character. */
  isOpen: boolean
}

/** Build the automaton of a language. */
export function buildAutomaton(language: Language): Automaton {
  const characters = new Set<string>()
  let count = 0
  const newNode = (): Node => ({ moves: [], free: [], id: count++, isOpen: false })
  const end = newNode()

  const buildPart = (part: Part, next: Node): Node => {
    if (part.kind === 'either') {
      const node = newNode()
      node.free.push(...part.options.map((option) => build(option, next)))
      return node
    }
    if (part.kind === 'text') return buildText(part.text, part.anyCase === true, next)
    const node = newNode()
    node.moves.push([part.of, part.kind === 'run' ? node : next])
    if (part.kind === 'run') node.free.push(next)
    node.isOpen = part.kind === 'run' && part.of === 'any'
    return node
  }
  const buildText = (text: string, anyCase: boolean, next: Node): Node => {
    let node = next
    for (let i = text.length - 1; i >= 0; i -= 1) {
      const forms = anyCase ? [text.charAt(i).toLowerCase(), text.charAt(i).toUpperCase()] : [text.charAt(i)]
      for (const form of forms) characters.add(form)
      const before = newNode()
      before.moves.push([forms, node])
      node = before
    }
    return node
  }
  const build = (parts: Language, next: Node): Node =>
    parts.reduceRight<Node>((node, part) => buildPart(part, node), next)

  return determinize(build(language, end), end, characters)
}

interface State {
  readonly nodes: readonly Node[]
  readonly accepts: boolean
  readonly isSink: boolean
  readonly next: Map<string, number>
}

function determinize(start: Node, end: Node, characters: ReadonlySet<string>): Automaton {
  const states: State[] = []
  const ids = new Map<string, number>()
  const add = (reached: readonly Node[]): number => {
    const closed = new Set(reached)
    for (const node of closed) for (const free of node.free) closed.add(free)
    const nodes = [...closed].sort((a, b) => a.id - b.id)
    const key = nodes.map(({ id }) => id).join()
    let id = ids.get(key)
    if (id === undefined) {
      id = states.length
      ids.set(key, id)
      const isSink = nodes.some((node) => node.isOpen && node.free.includes(end))
      states.push({ nodes, accepts: closed.has(end), isSink, next: new Map() })
    }
    return id
  }
  add([start])
  const at = (state: number) => states[state] as State
  return {
    characters,
    accepts: (state) => at(state).accepts,
    isDead: (state) => at(state).nodes.length === 0,
    isSink: (state) => at(state).isSink,
    options: (state, alphabet) => {
      const found = new Set<string>()
      for (const { moves } of at(state).nodes)
        for (const [of] of moves) for (const one of typeof of === 'string' ? alphabet[of] : of) found.add(one)
      return [...found]
    },
    step: (state, character) => {
      const { nodes, next } = at(state)
      let to = next.get(character)
      if (to === undefined) {
        to = add(
          nodes.flatMap(({ moves }) => moves.flatMap(([of, node]) => (isOf(of, character) ? [node] : []))),
        )
        next.set(character, to)
      }
      return to
    },
  }
}

function isOf(of: CharacterClass | readonly string[], character: string): boolean {
  return typeof of === 'string' ? classTests[of](character) : of.includes(character)
}

/** Check whether a language contains a text. */
export function acceptsText({ step, accepts }: Automaton, text: string): boolean {
  let state = 0
  for (let i = 0; i < text.length; i += 1) state = step(state, text.charAt(i))
  return accepts(state)
}
