// Writes a question as the fragment of a URL, and reads one. Browsers do not send fragments to servers.
import {
  decode,
  encode,
  linkVersion,
  mostInLink,
  type PolicySource,
  quoteLink,
  readSource,
  writeSource,
} from './policy-source.ts'
import { levelOf, mostScpLevels, type Role } from './roles.ts'

export interface LinkedPolicy {
  readonly role: Role
  readonly source: PolicySource
}

/** What a link asks; empty texts for what it leaves open. */
export interface LinkedQuestion {
  readonly policies: readonly LinkedPolicy[]
  readonly action: string
  readonly resource: string
  /** Condition keys with their values; a key can be repeated. */
  readonly keys: readonly { readonly key: string; readonly values: readonly string[] }[]
}

const most = { ...mostInLink, keys: 50, values: 50, text: 2_048 }

/**
 * Write a question: `v1&identity=AmazonConnect_FullAccess@v4&action=connect:DescribeUser&key=aws:ResourceTag/Team=a`. Parts
 * that are empty are left out.
 */
export function writeQuestionLink({ policies, action, resource, keys }: LinkedQuestion): string {
  return [
    linkVersion,
    ...policies.map(({ role, source }) => `${role}=${encode(writeSource(source))}`),
    ...(action === '' ? [] : [`action=${encode(action)}`]),
    ...(resource === '' ? [] : [`resource=${encode(resource)}`]),
    ...keys.flatMap(({ key, values }) => values.map((value) => `key=${encode(key)}=${encode(value)}`)),
  ].join('&')
}

/** Read a fragment, without its `#`. A string says what is wrong with it. */
export function readQuestionLink(fragment: string): LinkedQuestion | string {
  if (fragment.length > most.fragment) return 'it is longer than any question.'
  const [first, ...parts] = fragment.split('&')
  if (first !== linkVersion)
    return `expected it to begin with ${linkVersion}, found ${quoteLink(first ?? '')}.`
  const policies: LinkedPolicy[] = []
  const found = { action: '', resource: '' }
  const keys = new Map<string, string[]>()
  for (const part of parts) {
    const [, name = '', written = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? []
    const role = readRole(name)
    if (role !== undefined) {
      const source = readSource(written)
      if (source === undefined)
        return `${quoteLink(part)} is not a policy of the catalog, an example or a text.`
      policies.push({ role, source })
    } else if (name === 'action' || name === 'resource') {
      const text = decode(written)
      if (text === undefined || text.length > most.text) return `${quoteLink(part)} cannot be read.`
      found[name] = text
    } else if (name === 'key') {
      const [key, value] = written.split('=').map(decode)
      if (key === undefined || value === undefined || key === '' || value.length > most.text)
        return `${quoteLink(part)} is not a key with a value.`
      keys.set(key, [...(keys.get(key) ?? []), value])
    } else return `it has a part that is not known, ${quoteLink(part)}.`
  }
  if (policies.length > most.policies) return `it has more than ${most.policies} policies.`
  if (keys.size > most.keys || [...keys.values()].some((values) => values.length > most.values))
    return 'it has too many condition keys or values.'
  return { policies, ...found, keys: [...keys].map(([key, values]) => ({ key, values })) }
}

/** Read the name of a role; undefined if it is none. */
function readRole(name: string): Role | undefined {
  if (name === 'identity' || name === 'boundary') return name
  const level = levelOf(name as Role)
  return /^scp[1-9]$/.test(name) && level <= mostScpLevels ? (name as Role) : undefined
}
