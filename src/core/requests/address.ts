// Reads IP addresses and CIDR ranges, version 4 and 6.

export interface Address {
  /** 32 or 128. */
  readonly bits: number
  readonly value: bigint
}

export interface AddressRange {
  readonly bits: number
  readonly first: bigint
  readonly last: bigint
}

/** Read an address; `undefined` for anything else. */
export function readAddress(text: string): Address | undefined {
  return text.includes(':') ? readSix(text) : readFour(text)
}

/** Read a range such as `203.0.113.0/24`; an address alone is a range of one. */
export function readRange(text: string): AddressRange | undefined {
  const [written = '', length] = text.split('/')
  const address = readAddress(written)
  if (address === undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined
  const { bits, value } = address
  const prefix = Number(length ?? bits)
  if (prefix > bits) return undefined
  const hosts = 1n << BigInt(bits - prefix)
  const first = value - (value % hosts)
  return { bits, first, last: first + hosts - 1n }
}

/** Write an address. */
export function formatAddress({ bits, value }: Address): string {
  const size = bits === 32 ? 8n : 16n
  const count = bits === 32 ? 4 : 8
  const parts = Array.from({ length: count }, (_, i) => {
    const part = (value >> (size * BigInt(count - 1 - i))) & ((1n << size) - 1n)
    return part.toString(bits === 32 ? 10 : 16)
  })
  return parts.join(bits === 32 ? '.' : ':')
}

function readFour(text: string): Address | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined
  return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) }
}

function readSix(text: string): Address | undefined {
  const [head = '', tail, more] = text.split('::')
  if (more !== undefined) return undefined
  const groupsOf = (part: string | undefined) => (part === undefined || part === '' ? [] : part.split(':'))
  const [left, right] = [groupsOf(head), groupsOf(tail)]
  const missing = 8 - left.length - right.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...left, ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'), ...right]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return { bits: 128, value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) }
}
