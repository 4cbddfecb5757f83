// Reports services whose actions are not available to the checker, instead of calling them unknown.
import type { Rule } from '../rule.ts'

/** Report once per service that its actions were not checked. */
export const notChecked: Rule = {
  name: 'not-checked',
  severity: 'info',
  check: ({ statements }) => {
    const seen = new Set<string>()
    return statements.flatMap(({ matched }) =>
      matched.entries.flatMap(({ kind, text, prefix }) => {
        if (kind !== 'not checked' || seen.has(prefix)) return []
        seen.add(prefix)
        const message = `Actions of ${JSON.stringify(prefix)} were not checked.`
        return [{ span: text, message, tip: 'Check them with the command npm run check:policy.' }]
      }),
    )
  },
}
