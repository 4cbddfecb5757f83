// Finds ids in ARNs of Amazon Connect that are no UUID: no instance has them, nor anything in one.
import { splitAtColons } from '../../policy/pattern.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { isToFillIn } from './placeholder.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Five groups of about the length of a UUID: nobody calls anything so. */
const nearlyUuid = /^(?=.{32,40}$)[0-9a-z]+(-[0-9a-z]+){4}$/i

/**
 * Report ids that are no UUID. Source: Amazon Connect API Reference, "Instance" (Id), and the ARNs that it shows.
 */
export const resourceId: Rule = {
  name: 'resource-id',
  description:
    'Amazon Connect gives instances, and what is in them, UUIDs as ids: five groups of 8, 4, 4, 4 and 12 hexadecimal digits. An ARN with another id names nothing, so an Allow allows nothing and a Deny protects nothing.',
  severity: 'warning',
  check: ({ statements }) =>
    statements.flatMap(({ resources }) => (resources?.texts ?? []).flatMap(checkResource)),
}

function checkResource(text: Text): readonly RuleFinding[] {
  const [, , service, , , rest = ''] = splitAtColons(text.value, 6)
  if (service !== 'connect') return []
  const wrong = rest.split(/[/:]/).filter((piece, i, pieces) => {
    const isInstance = i === 1 && pieces[0] === 'instance'
    return isWrong(piece) && (isInstance || nearlyUuid.test(piece))
  })
  if (wrong.length === 0) return []
  const quoted = [...new Set(wrong)].map((piece) => JSON.stringify(piece)).join(', ')
  const message = `${quoted} ${wrong.length === 1 ? 'is no id' : 'are no ids'} of Amazon Connect: those are UUIDs.`
  return [{ span: text, message, tip: 'Copy the id from the end of the ARN, or write * where any will do.' }]
}

function isWrong(piece: string): boolean {
  return piece !== '' && !/[*?${}]/.test(piece) && !uuid.test(piece) && !isToFillIn(piece)
}
