// The keys of every page: one list, by which they work and from which the help is made.

export interface Key {
  /** As the browser names it: the character that is typed. */
  readonly key: string
  /** Held with Ctrl, or with ⌘ on a Mac. Only such a key works where one types. */
  readonly isCombined?: boolean
  readonly does: string
  readonly press: () => void
}

const storage = 'single-keys'

/** Tell how a key is written for this reader. */
export function nameKey({ key, isCombined = false }: Key): string {
  if (!isCombined) return key
  return `${isMac() ? '⌘' : 'Ctrl'} ${key.toUpperCase()}`
}

/** Find the key of a list that was pressed, if it is to be answered. */
export function findShortcut(keys: readonly Key[], event: KeyboardEvent): Key | undefined {
  if (event.isComposing || event.defaultPrevented) return undefined
  // On some keyboards a bracket takes AltGr, which browsers report as Ctrl and Alt.
  const isWritten = event.getModifierState('AltGraph')
  const isControlled = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (!isWritten && !event.altKey && !event.shiftKey && isControlled) {
    return keys.find(({ key, isCombined }) => isCombined && key === event.key.toLowerCase())
  }
  if (!isWritten && (event.ctrlKey || event.metaKey || event.altKey)) return undefined
  if (isTyping(event.target) || !areSingleKeysOn()) return undefined
  return keys.find(({ key, isCombined }) => !isCombined && key === event.key)
}

/** Tell whether keys work that are held with no other. Who speaks to the computer may need them off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(storage) !== 'off'
  } catch {
    return true
  }
}

/** Turn these keys on or off, for this browser. */
export function turnSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(storage)
    else localStorage.setItem(storage, 'off')
  } catch {
    // Storage may be forbidden; the keys then stay as they are.
  }
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
