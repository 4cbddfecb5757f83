// Defines keyboard shortcuts: how they are matched, how they are written, and how single keys are turned off.

export interface Key {
  /** The key as the browser names it: the character that is typed. */
  readonly key: string
  /** Pressed together with Ctrl, or with ⌘ on a Mac. Only such shortcuts work in text fields. */
  readonly isCombined?: boolean
  readonly does: string
  readonly press: () => void
}

const storage = 'single-keys'

/** Format a shortcut the way this user's keyboard labels it. */
export function nameKey({ key, isCombined = false }: Key): string {
  if (!isCombined) return key
  return `${isMac() ? '⌘' : 'Ctrl'} ${key.toUpperCase()}`
}

/** Find the shortcut that was pressed, if it applies here. */
export function findShortcut(keys: readonly Key[], event: KeyboardEvent): Key | undefined {
  if (event.isComposing || event.defaultPrevented) return undefined
  // On some keyboards a bracket needs AltGr, which browsers report as Ctrl and Alt.
  const isWritten = event.getModifierState('AltGraph')
  const isControlled = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (!isWritten && !event.altKey && !event.shiftKey && isControlled) {
    return keys.find(({ key, isCombined }) => isCombined && key === event.key.toLowerCase())
  }
  if (!isWritten && (event.ctrlKey || event.metaKey || event.altKey)) return undefined
  if (isTyping(event.target) || !areSingleKeysOn()) return undefined
  return keys.find(({ key, isCombined }) => !isCombined && key === event.key)
}

/** Check whether single-key shortcuts are on. People who use speech input may need them off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(storage) !== 'off'
  } catch {
    return true
  }
}

/** Turn single-key shortcuts on or off in this browser. */
export function turnSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(storage)
    else localStorage.setItem(storage, 'off')
  } catch {
    // Storage may be blocked; the shortcuts then stay as they are.
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
