// Caches the answers of functions. A cache lives as long as the returned function. A bundle drops those that nothing uses.

/** Cache up to `most` answers of a function; when the cache is full, forget them all and start over. */
/* @__NO_SIDE_EFFECTS__ */
export function remember<Question, Answer extends object>(
  most: number,
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const answers = new Map<Question, Answer>()
  return (question) => {
    let known = answers.get(question)
    if (known === undefined) {
      if (answers.size >= most) answers.clear()
      known = answer(question)
      answers.set(question, known)
    }
    return known
  }
}

/** Cache every answer of a function, each for as long as the object it was asked about is reachable. */
/* @__NO_SIDE_EFFECTS__ */
export function rememberAll<Question extends object, Answer>(
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const answers = new WeakMap<Question, Answer>()
  return (question) => {
    const known = answers.get(question) ?? answer(question)
    answers.set(question, known)
    return known
  }
}

/** Cache up to `most` yes-or-no answers about pairs of texts, in the same way as `remember`. */
/* @__NO_SIDE_EFFECTS__ */
export function rememberPairs(
  most: number,
  test: (left: string, right: string) => boolean,
): (left: string, right: string) => boolean {
  const rows = new Map<string, Map<string, boolean>>()
  let size = 0
  const emptyRow = (left: string) => {
    const row = new Map<string, boolean>()
    rows.set(left, row)
    return row
  }
  return (left, right) => {
    let row = rows.get(left) ?? emptyRow(left)
    let known = row.get(right)
    if (known === undefined) {
      if (size >= most) {
        rows.clear()
        size = 0
        row = emptyRow(left)
      }
      known = test(left, right)
      row.set(right, known)
      size += 1
    }
    return known
  }
}
