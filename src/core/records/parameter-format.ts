// Defines which values fit each parameter format, and how to describe the format. No format allows a quote,
// backslash, brace, dollar sign, angle bracket or wildcard, so a fitting value can be put into JSON, YAML, HCL and
// TypeScript as it is.

export const parameterFormats = [
  'account-id',
  'region',
  'uuid',
  'id',
  'name',
  'bucket-name',
  'key-id',
  'external-id',
  'tag-key',
  'tag-value',
] as const

export type ParameterFormat = (typeof parameterFormats)[number]

export interface FormatFacts {
  /** Matches a whole value; simple enough for the `pattern` of an input element. */
  readonly pattern: string
  readonly words: string
}

const hex = (length: number) => `[0-9a-f]{${length}}`
const uuid = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`
const tagCharacters = '[A-Za-z0-9_.:\\/=+@\\-]'
const tag = (length: number) => `${tagCharacters}([ A-Za-z0-9_.:\\/=+@\\-]{0,${length - 2}}${tagCharacters})?`

/**
 * Sources: IAM User Guide, "IAM ARNs" and "IAM and AWS STS quotas"; S3 User Guide, "Bucket naming rules"; KMS
 * Developer Guide, "Key identifiers". Tags can contain letters of any script; the formats here allow only ASCII.
 */
export const formatFacts: Readonly<Record<ParameterFormat, FormatFacts>> = {
  'account-id': { pattern: '[0-9]{12}', words: '12 digits' },
  region: { pattern: '[a-z]{2}(-[a-z]+)+-[0-9]', words: 'a Region such as us-west-2' },
  uuid: { pattern: uuid, words: 'an ID such as 11111111-2222-3333-4444-555555555555, in lowercase' },
  id: { pattern: '[A-Za-z0-9_\\-]{1,128}', words: 'letters, digits, _ and -' },
  name: { pattern: '[A-Za-z0-9_+=,.@\\-]{1,128}', words: 'letters, digits and any of + = , . @ _ -' },
  'bucket-name': {
    pattern: '[a-z0-9][a-z0-9.\\-]{1,61}[a-z0-9]',
    words: '3 to 63 lowercase letters, digits, dots and hyphens',
  },
  'key-id': { pattern: `${uuid}|mrk-${hex(32)}`, words: 'the ID of a KMS key, without key/' },
  'external-id': {
    pattern: '[A-Za-z0-9_+=,.@:\\/\\-]{2,1224}',
    words: '2 or more letters, digits and any of + = , . @ : / _ -',
  },
  'tag-key': { pattern: tag(128), words: 'up to 128 letters, digits, spaces and any of _ . : / = + @ -' },
  'tag-value': { pattern: tag(256), words: 'up to 256 letters, digits, spaces and any of _ . : / = + @ -' },
}

/** Check whether a value fits a format. */
export function fitsFormat(text: string, format: ParameterFormat): boolean {
  return new RegExp(`^(?:${formatFacts[format].pattern})$`).test(text)
}
