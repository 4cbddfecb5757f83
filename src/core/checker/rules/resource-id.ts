// Finds IDs in ARNs that cannot exist because the service's resources have UUIDs.
import { splitAtColons } from '../../policy/pattern.ts'
import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { isToFillIn } from './placeholder.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Five groups of about the length of a UUID, which is not a name that anyone would choose. */
const nearlyUuid = /^(?=.{32,40}$)[0-9a-z]+(-[0-9a-z]+){4}$/i

/** Report IDs that are not UUIDs. Which services use UUIDs, and the source, is in content/site.json. */
export const resourceId: Rule = {
  name: 'resource-id',
  severity: 'warning',
  check: ({ statements, options: { uuidServices = new Map() } }) =>
    statements.flatMap(({ resources }) =>
      (resources?.texts ?? []).flatMap((text) => checkResource(text, uuidServices)),
    ),
}

function checkResource(text: Text, uuidServices: ReadonlyMap<string, string>): readonly RuleFinding[] {
  const [, , service = '', , , rest = ''] = splitAtColons(text.value, 6)
  const name = uuidServices.get(service)
  if (name === undefined) return []
  const wrong = rest.split(/[/:]/).filter((piece, i, pieces) => {
    const isInstance = i === 1 && pieces[0] === 'instance'
    return isWrong(piece) && (isInstance || nearlyUuid.test(piece))
  })
  if (wrong.length === 0) return []
  const quoted = [...new Set(wrong)].map((piece) => JSON.stringify(piece)).join(', ')
  const message = `${quoted} ${wrong.length === 1 ? 'is not an ID' : 'are not IDs'} in ${name}, where IDs are UUIDs.`
  return [{ span: text, message, tip: 'Copy the ID from the end of the ARN, or write * to match any.' }]
}

function isWrong(piece: string): boolean {
  return piece !== '' && !/[*?${}]/.test(piece) && !uuid.test(piece) && !isToFillIn(piece)
}
