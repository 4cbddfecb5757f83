// Reads the values of an example's placeholders from the address or the tab's storage, and keeps them in both.

export type Values = ReadonlyMap<string, string>

const memory = 'example-values'

/** Read values from the fragment; undefined when it has none, as in `#L12`. */
export function readAddress(): Values | undefined {
  const fragment = location.hash.slice(1)
  return fragment.includes('=') ? new Map(new URLSearchParams(fragment)) : undefined
}

/** Return the address of this page with the values in it, or without a fragment when there are none. */
export function addressWith(values: Values): string {
  const { origin, pathname, search } = location
  const fragment = new URLSearchParams([...values])
  return `${origin}${pathname}${search}${values.size === 0 ? '' : `#${fragment}`}`
}

/** Read the values that were filled in on this and other examples in this tab. */
export function readMemory(): Values {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(memory) ?? '{}')
    const entries = Object.entries(stored ?? {})
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return new Map()
  }
}

/** Remember the values of these names; a name without a value is forgotten. */
export function writeMemory(names: readonly string[], values: Values): void {
  const stored = [...readMemory()].filter(([name]) => !names.includes(name))
  try {
    sessionStorage.setItem(memory, JSON.stringify(Object.fromEntries([...stored, ...values])))
  } catch {
    // Storage may be blocked; the values then last only as long as this page.
  }
}
