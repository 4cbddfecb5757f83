// Finds which statements of a diff stay in place; the rest moved.
import type { DiffSection } from '../../core/changes/text-diff.ts'

/** Find the longest series of statements that both documents have in the same order; all others moved. */
export function listStays(sections: readonly DiffSection[]): ReadonlySet<DiffSection> {
  const paired = sections.filter(({ before, after }) => before !== undefined && after !== undefined)
  // For each section, the length of the longest run that ends with it, and the section before it in that run.
  const runs: { readonly section: DiffSection; readonly length: number; readonly previous: number }[] = []
  for (const section of paired) {
    let [length, previous] = [1, -1]
    runs.forEach((run, i) => {
      if ((run.section.before ?? 0) < (section.before ?? 0) && run.length + 1 > length)
        [length, previous] = [run.length + 1, i]
    })
    runs.push({ section, length, previous })
  }
  const longest = Math.max(0, ...runs.map(({ length }) => length))
  const stays = new Set<DiffSection>()
  let at = runs.findIndex(({ length }) => length === longest)
  for (let run = runs[at]; run !== undefined; run = runs[at]) {
    stays.add(run.section)
    at = run.previous
  }
  return stays
}
