// Writes a question as the fragment of a URL, and reads one. Browsers do not send fragments to servers.
import { levelOf, mostScpLevels, type Role } from './roles.ts'

/** A policy as a link has it: one in the catalog by name and version, an example, or a text that was packed. */
export type PolicySource =
  | { readonly kind: 'named'; readonly name: string; readonly version?: string }
  | { readonly kind: 'example'; readonly slug: string }
  | { readonly kind: 'packed'; readonly packed: string }

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

/** The first part of every fragment. A later format has another number. */
const version = 'v1'

const most = { fragment: 300_000, policies: 20, keys: 50, values: 50, text: 2_048 }

/**
 * Write a question: `v1&identity=AmazonConnect_FullAccess@v4&action=connect:DescribeUser&key=aws:ResourceTag/Team=a`. Parts
 * that are empty are left out.
 */
export function writeQuestionLink({ policies, action, resource, keys }: LinkedQuestion): string {
  return [
    version,
    ...policies.map(({ role, source }) => `${role}=${encode(writeSource(source))}`),
    ...(action === '' ? [] : [`action=${encode(action)}`]),
    ...(resource === '' ? [] : [`resource=${encode(resource)}`]),
    ...keys.flatMap(({ key, values }) => values.map((value) => `key=${encode(key)}=${encode(value)}`)),
  ].join('&')
}

/** Encode a text, but leave the characters of names and ARNs readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(3A|2F|40|2C)/g, (code) => decodeURIComponent(code))
}

function writeSource(source: PolicySource): string {
  if (source.kind === 'named')
    return source.version === undefined ? source.name : `${source.name}@${source.version}`
  return source.kind === 'example' ? `example:${source.slug}` : `text:${source.packed}`
}

/** Read a fragment, without its `#`. A string says what is wrong with it. */
export function readQuestionLink(fragment: string): LinkedQuestion | string {
  if (fragment.length > most.fragment) return 'it is longer than any question.'
  const [first, ...parts] = fragment.split('&')
  if (first !== version) return `expected it to begin with ${version}, found ${quote(first ?? '')}.`
  const policies: LinkedPolicy[] = []
  const found = { action: '', resource: '' }
  const keys = new Map<string, string[]>()
  for (const part of parts) {
    const [, name = '', written = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? []
    const role = readRole(name)
    if (role !== undefined) {
      const text = decode(written)
      const source = text === undefined ? undefined : readSource(text)
      if (source === undefined) return `${quote(part)} is not a policy of the catalog, an example or a text.`
      policies.push({ role, source })
    } else if (name === 'action' || name === 'resource') {
      const text = decode(written)
      if (text === undefined || text.length > most.text) return `${quote(part)} cannot be read.`
      found[name] = text
    } else if (name === 'key') {
      const [key, value] = written.split('=').map(decode)
      if (key === undefined || value === undefined || key === '' || value.length > most.text)
        return `${quote(part)} is not a key with a value.`
      keys.set(key, [...(keys.get(key) ?? []), value])
    } else return `it has a part that is not known, ${quote(part)}.`
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

function readSource(text: string): PolicySource | undefined {
  const [, kind, rest = ''] = /^(text|example):(.*)$/s.exec(text) ?? []
  if (kind === 'text') return /^[bz]\.[\w-]*$/.test(rest) ? { kind: 'packed', packed: rest } : undefined
  if (kind === 'example') return /^[a-z0-9-]{1,100}$/.test(rest) ? { kind: 'example', slug: rest } : undefined
  const [, name, id] = /^([\w+=,.-]{1,128})(?:@(v\d{1,6}))?$/.exec(text) ?? []
  if (name === undefined) return undefined
  return { kind: 'named', name, ...(id !== undefined && { version: id }) }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)
}
