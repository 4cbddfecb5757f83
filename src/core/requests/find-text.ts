// Finds texts by walking through several automata at once.
import { type Alphabet, type Automaton, type CharacterClass, classTests } from './automaton.ts'

/** Thrown when a search visits more states than it may. */
export class SearchLimit extends Error {}

const mostStates = 60_000

/**
 * Find a shortest text that every automaton of `accepting` accepts and none of `rejecting` does; `undefined` if there
 * is none. Throws SearchLimit when that takes too many states.
 */
export function findText(
  accepting: readonly Automaton[],
  rejecting: readonly Automaton[],
): string | undefined {
  const alphabet = listAlphabet([...accepting, ...rejecting])
  const narrowest = (states: readonly number[]) => {
    let best: readonly string[] = alphabet.any
    accepting.forEach((automaton, i) => {
      const options = best.length > 1 ? automaton.options(states[i] ?? 0, alphabet) : best
      if (options.length < best.length) best = options
    })
    return best
  }
  const all = [...accepting, ...rejecting]
  const isPossible = (states: readonly number[]) =>
    all.every((automaton, i) =>
      i < accepting.length ? !automaton.isDead(states[i] ?? 0) : !automaton.isSink(states[i] ?? 0),
    )
  const isFound = (states: readonly number[]) =>
    all.every((automaton, i) => automaton.accepts(states[i] ?? 0) === i < accepting.length)

  interface Step {
    readonly states: readonly number[]
    readonly from?: Step
    readonly character: string
  }
  const start: Step = { states: all.map(() => 0), character: '' }
  const seen = new Set([start.states.join()])
  const open: Step[] = isPossible(start.states) ? [start] : []
  for (const step of open) {
    if (isFound(step.states)) return spell(step)
    for (const character of narrowest(step.states)) {
      const states = all.map((automaton, i) => automaton.step(step.states[i] ?? 0, character))
      if (!isPossible(states)) continue
      const key = states.join()
      if (seen.has(key)) continue
      if (seen.size >= mostStates) throw new SearchLimit('too many states')
      seen.add(key)
      open.push({ states, from: step, character })
    }
  }
  return undefined

  function spell(last: Step): string {
    const characters: string[] = []
    for (let step: Step | undefined = last; step !== undefined; step = step.from)
      characters.push(step.character)
    return characters.reverse().join('')
  }
}

/** List a shortest text for each combination of automata that accept it; `undefined` when that takes too many states. */
export function listTexts(automata: readonly Automaton[]): readonly string[] | undefined {
  const { any } = listAlphabet(automata)
  const found = new Map<string, string>()
  const start = automata.map(() => 0)
  const seen = new Set([start.join()])
  const open = [{ states: start, text: '' }]
  for (const { states, text } of open) {
    const answer = automata.map((automaton, i) => automaton.accepts(states[i] ?? 0)).join()
    if (!found.has(answer)) found.set(answer, text)
    for (const character of any) {
      const next = automata.map((automaton, i) => automaton.step(states[i] ?? 0, character))
      const key = next.join()
      if (seen.has(key)) continue
      if (seen.size >= mostListed) return undefined
      seen.add(key)
      open.push({ states: next, text: text + character })
    }
  }
  return [...found.values()]
}

const mostListed = 20_000

/** The characters that the languages name, and of each class one more, which represents all others. */
function listAlphabet(automata: readonly Automaton[]): Alphabet {
  const named = new Set(automata.flatMap(({ characters }) => [...characters]))
  const spare = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '_~^|{}'].flatMap(
    (group) => [...group].find((character) => !named.has(character)) ?? [],
  )
  const any = [...new Set([...spare.slice(0, 2), ...[...named].sort(), ':', ...spare.slice(2)])]
  const select = (of: CharacterClass) => any.filter(classTests[of])
  return { any, 'not colon': select('not colon'), digit: select('digit'), lower: select('lower') }
}
