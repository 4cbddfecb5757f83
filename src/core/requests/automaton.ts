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

/** Thousands of automata are kept, and most of their nodes stand for one character of a text. */
interface Node {
  readonly id: number
  /** The characters that lead on, by class or one by one. */
  readonly of?: CharacterClass
  readonly characters?: string
  to?: Node
  readonly free: readonly Node[]
  /** Loops over every character. */
  readonly isOpen: boolean
}

const none: readonly Node[] = []

/** Build the automaton of a language. */
export function buildAutomaton(language: Language): Automaton {
  const characters = new Set<string>()
  let count = 0
  const newNode = (node: Partial<Omit<Node, 'id'>>): Node => ({
    free: none,
    isOpen: false,
    ...node,
    id: count++,
  })
  const end = newNode({})

  const buildPart = (part: Part, next: Node): Node => {
    if (part.kind === 'either') return newNode({ free: part.options.map((option) => build(option, next)) })
    if (part.kind === 'text') return buildText(part.text, part.anyCase === true, next)
    if (part.kind === 'one') return newNode({ of: part.of, to: next })
    const node = newNode({ of: part.of, free: [next], isOpen: part.of === 'any' })
    node.to = node
    return node
  }
  const buildText = (text: string, anyCase: boolean, next: Node): Node => {
    let node = next
    for (let i = text.length - 1; i >= 0; i -= 1) {
      const character = text.charAt(i)
      const forms = anyCase ? writeInCases(character) : [character]
      for (const form of forms) characters.add(form)
      node = newNode({ characters: forms.join(''), to: node })
    }
    return node
  }
  const build = (parts: Language, next: Node): Node =>
    parts.reduceRight<Node>((node, part) => buildPart(part, node), next)

  return determinize(build(language, end), end, characters)
}

/** A character whose other case takes several, such as ß, has none here. */
function writeInCases(character: string): readonly string[] {
  return [character.toLowerCase(), character.toUpperCase()].filter(({ length }) => length === 1)
}

interface State {
  readonly nodes: readonly Node[]
  readonly accepts: boolean
  readonly isSink: boolean
}

function determinize(start: Node, end: Node, characters: ReadonlySet<string>): Automaton {
  const states: State[] = []
  const ids = new Map<string, number>()
  /** Where known steps lead, by state and character. */
  const steps = new Map<number, number>()
  const add = (reached: readonly Node[]): number => {
    const nodes = close(reached)
    const key = nodes.map(({ id }) => id).join()
    let id = ids.get(key)
    if (id === undefined) {
      id = states.length
      ids.set(key, id)
      const isSink = nodes.some((node) => node.isOpen && node.free.includes(end))
      states.push({ nodes, accepts: nodes.includes(end), isSink })
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
      for (const { of, characters = '' } of at(state).nodes)
        for (const one of of === undefined ? characters : alphabet[of]) found.add(one)
      return [...found]
    },
    step: (state, character) => {
      const place = state * unitsPerState + character.charCodeAt(0)
      let to = steps.get(place)
      if (to === undefined) {
        to = add(at(state).nodes.flatMap((node) => follow(node, character)))
        steps.set(place, to)
      }
      return to
    },
  }
}

/** UTF-16 has so many code units. */
const unitsPerState = 0x10000

/** Add the nodes that can be reached without a character, in the order of all nodes. */
function close(reached: readonly Node[]): readonly Node[] {
  if (reached.length < 2 && reached.every(({ free }) => free === none)) return reached
  const closed = new Set(reached)
  for (const node of closed) for (const free of node.free) closed.add(free)
  return [...closed].sort((a, b) => a.id - b.id)
}

function follow({ of, characters = '', to }: Node, character: string): readonly Node[] {
  const leads = of === undefined ? characters.includes(character) : classTests[of](character)
  return to !== undefined && leads ? [to] : none
}

/** Check whether a language contains a text. */
export function acceptsText({ step, accepts }: Automaton, text: string): boolean {
  let state = 0
  for (let i = 0; i < text.length; i += 1) state = step(state, text.charAt(i))
  return accepts(state)
}
