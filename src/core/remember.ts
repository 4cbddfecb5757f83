// Caches the answers of functions. A cache lives as long as the returned function. A bundle drops those that nothing uses.
// Where reads are recorded, a known answer counts as having read what it was computed from.
import { type Known, recorder } from './reads.ts'

/**
 * Cache up to `most` answers of a function; when the cache is full, forget them all and start over. Whatever else the
 * function is given must follow from the question.
 */
/* @__NO_SIDE_EFFECTS__ */
export function remember<Question, Answer extends object, Rest extends readonly unknown[]>(
  most: number,
  answer: (question: Question, ...rest: Rest) => Answer,
): (question: Question, ...rest: Rest) => Answer {
  const answers = new Map<Question, Known<Answer>>()
  return cache(answers, answer, () => {
    if (answers.size >= most) answers.clear()
  })
}

/** Cache every answer of a function in the same way, each for as long as the object it was asked about is reachable. */
/* @__NO_SIDE_EFFECTS__ */
export function rememberAll<Question extends object, Answer, Rest extends readonly unknown[]>(
  answer: (question: Question, ...rest: Rest) => Answer,
): (question: Question, ...rest: Rest) => Answer {
  return cache(new WeakMap<Question, Known<Answer>>(), answer)
}

/** The part of a Map or a WeakMap that a cache uses. */
interface Answers<Question, Answer> {
  readonly get: (question: Question) => Known<Answer> | undefined
  readonly set: (question: Question, known: Known<Answer>) => unknown
}

/** `makeRoom` runs before an answer is added. */
function cache<Question, Answer, Rest extends readonly unknown[]>(
  answers: Answers<Question, Answer>,
  answer: (question: Question, ...rest: Rest) => Answer,
  makeRoom: () => void = () => {},
): (question: Question, ...rest: Rest) => Answer {
  const add = (question: Question, rest: Rest): Answer => {
    makeRoom()
    const compute = () => answer(question, ...rest)
    const known = recorder ? recorder.anew(compute) : { answer: compute() }
    answers.set(question, known)
    return known.answer
  }
  // Made without a closure over the question, because known answers are asked for by the million.
  return (question, ...rest) => {
    const known = answers.get(question)
    if (known === undefined) return add(question, rest)
    if (known.reads !== undefined) recorder?.again(known.reads)
    return known.answer
  }
}

/** Cache the answer of a function without a question. */
/* @__NO_SIDE_EFFECTS__ */
export function rememberOnce<Answer extends object>(answer: () => Answer): () => Answer {
  const once = rememberAll<object, Answer, []>(answer)
  const question = {}
  return () => once(question)
}

/** Cache up to `most` yes-or-no answers about pairs of texts, in the same way as `remember`. */
/* @__NO_SIDE_EFFECTS__ */
export function rememberPairs(
  most: number,
  test: (left: string, right: string) => boolean,
): (left: string, right: string) => boolean {
  const rows = new Map<string, Map<string, boolean>>()
  let size = 0
  return (left, right) => {
    const known = rows.get(left)?.get(right)
    if (known !== undefined) return known
    if (size >= most) {
      rows.clear()
      size = 0
    }
    const row = rows.get(left) ?? new Map<string, boolean>()
    const answer = test(left, right)
    rows.set(left, row.set(right, answer))
    size += 1
    return answer
  }
}
