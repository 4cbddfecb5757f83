// Values of an example's placeholders: read from the address or the tab's memory, and kept in both.

export type Values = ReadonlyMap<string, string>

const memory = 'example-values'

/** Read values from the fragment; nothing when it has none, as `#L12` does. */
export function readAddress(): Values | undefined {
  const fragment = location.hash.slice(1)
  return fragment.includes('=') ? new Map(new URLSearchParams(fragment)) : undefined
}

/** Give the address of this page with values in it, or without when there are none. */
export function addressWith(values: Values): string {
  const { origin, pathname, search } = location
  const fragment = new URLSearchParams([...values])
  return `${origin}${pathname}${search}${values.size === 0 ? '' : `#${fragment}`}`
}

/** Read what was filled in on this and other examples in this tab. */
export function readMemory(): Values {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(memory) ?? '{}')
    const entries = Object.entries(stored ?? {})
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return new Map()
  }
}

/** Remember the values of these names; a name without one is forgotten. */
export function writeMemory(names: readonly string[], values: Values): void {
  const stored = [...readMemory()].filter(([name]) => !names.includes(name))
  try {
    sessionStorage.setItem(memory, JSON.stringify(Object.fromEntries([...stored, ...values])))
  } catch {
    // Storage may be forbidden; the values then last for this page.
  }
}
