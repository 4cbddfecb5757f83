// Finds ARNs of partitions that AWS does not have.
import { matcherOf } from '../../policy/pattern.ts'
import type { Rule } from '../rule.ts'
import { listArns } from './arn-texts.ts'

/** Report unknown partitions. Source: the list of partitions in content/partitions.json. */
export const partition: Rule = {
  name: 'partition',
  severity: 'error',
  check: ({ statements, options: { partitions }, nearest }) => {
    if (partitions === undefined) return []
    const names = partitions.map(({ name }) => name)
    return statements.flatMap((statement) =>
      listArns(statement).flatMap(({ text, fields: [, written = ''] }) => {
        if (names.includes(written) || written.includes('$')) return []
        const matches = matcherOf(written)
        if (names.some(matches)) return []
        const meant = nearest(written, names)
        const tip =
          meant === undefined ? `Partitions are ${names.join(', ')}.` : `Did you mean arn:${meant}:…?`
        return [{ span: text, message: `AWS has no partition ${JSON.stringify(written)}.`, tip }]
      }),
    )
  },
}
