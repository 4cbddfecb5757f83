// Reads what was pasted into a search: an error of AWS, an ARN or plain words, and lists what to look for, in order.
import { longestText } from './search-terms.ts'

/** List what to look for in what was typed or pasted, the most telling first; each is looked for on its own. */
export function readQuery(typed: string): readonly string[] {
  const text = typed.slice(0, longestText).trim()
  const error = readError(text)
  return error.length > 0 ? error : (readArn(text) ?? [text])
}

/**
 * List what an error of AWS is about: the action, then what refused it.
 * Source: IAM User Guide, "Troubleshoot access denied error messages".
 */
function readError(text: string): readonly string[] {
  const actions = [
    ...text.matchAll(/\bperform(?:ing)?:?\s+["'`]?([a-z][a-z\d-]*:[A-Za-z]+)/g),
    ...text.matchAll(/\bcalling the ["'`]?([A-Z][A-Za-z\d]+)["'`]? operation/g),
    ...text.matchAll(/\bno [\w -]+ allows the ([a-z][a-z\d-]*:[A-Za-z]+) action/g),
    // A short report: the action, and that it was refused.
    ...text.matchAll(
      /(?<![\w:/])([a-z][a-z\d-]*:[A-Z][A-Za-z]+|[A-Z][a-z\d]+(?:[A-Z][a-z\d]+)+)(?![\w/]|[:.]\w)/g,
    ),
  ].flatMap(([, action]) => (action === undefined || /^(?:Access|Unauth)/.test(action) ? [] : [action]))
  const isRefused =
    actions.length > 0 && /not authorized|access ?denied|unauthorized|forbidden|\bdenied\b/i.test(text)
  const isEncoded = /encoded authorization (?:failure )?message/i.test(text)
  if (!isRefused && !isEncoded) return []
  const whole = actions.find((action) => action.includes(':'))
  // The operation and the action are the same thing twice; the action also names the service.
  const named = whole === undefined ? actions.slice(0, 1) : [whole]
  return [...named, ...(isEncoded ? ['encoded authorization message'] : []), ...readReason(text)]
}

/** What an error can blame, as it says it and as our guides do. */
const reasons: readonly (readonly [said: RegExp, means: string])[] = [
  [/service control polic/i, 'service control policy'],
  [/resource control polic/i, 'resource control policy'],
  [/permissions boundary/i, 'permissions boundary'],
  [/session polic/i, 'session policy'],
  [/vpc endpoint polic/i, 'vpc endpoint policy'],
  [/resource-based polic/i, 'resource based policy'],
  [/explicit deny/i, 'explicit deny'],
]

function readReason(text: string): readonly string[] {
  return [...reasons.flatMap(([said, means]) => (said.test(text) ? [means] : [])), 'access denied error']
}

/** List what an ARN is about: the policy or role it names, or the type of its resource and its service. */
function readArn(text: string): readonly string[] | undefined {
  const match = /\barn:aws[\w-]*:([a-z\d-]+):[^:\s]*:[^:\s]*:([^\s"',]+)/.exec(text)
  const [, service = '', resource = ''] = match ?? []
  if (match === null) return undefined
  const rest = text.replace(match[0], ' ').replace(/["',]/g, ' ').trim()
  const name = resource.split('/').at(-1) ?? ''
  if (service === 'iam') {
    // The service-linked roles of instances end in an ID, which no page has.
    const own = name.replace(/^(AWSServiceRole.*)_[A-Za-z\d]+$/, '$1')
    return rest === '' ? [own] : [own, `${own} ${rest}`]
  }
  const types = resource.split(/[/:]/).filter((part) => /^[a-z]+(?:-[a-z]+)*$/.test(part) && part.length > 2)
  const type = types.at(-1)
  const words = rest === '' ? [] : [`${service} ${type ?? ''} ${rest}`]
  return [...words, 'resource arn', service, ...(type === undefined ? [] : [`${service} ${type}`])]
}
