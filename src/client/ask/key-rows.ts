// Runs the rows of condition keys: a key, its values one on each line, and the type that AWS lists.
import type { OfferedKey } from '../../core/ask/offered-fields.ts'
import type { AskedContext } from '../../core/ask/question.ts'
import { keyMatcher } from '../../core/checker/condition-keys.ts'
import { fill, find, make } from '../dom.ts'

export interface KeyRows {
  readonly read: () => AskedContext
  readonly show: (context: AskedContext) => void
  readonly add: () => void
  /** Offer the keys that the action can have. */
  readonly offer: (keys: readonly OfferedKey[]) => void
}

/** Start the rows. */
export function startKeyRows(root: HTMLElement, onChange: () => void): KeyRows {
  const [place, template] = [find(root, 'keys'), find<HTMLTemplateElement>(root, 'key-row')]
  const matches = keyMatcher()
  let offered: readonly OfferedKey[] = []
  const rows = () => [...place.querySelectorAll<HTMLElement>('[data-row]')]
  const keyOf = (row: HTMLElement) => find<HTMLInputElement>(row, 'key')
  const describe = (row: HTMLElement) => {
    const key = keyOf(row).value.trim()
    const found = offered.find(({ name }) => key !== '' && matches(name, key))
    find(row, 'key-type').textContent = found?.type === undefined ? '' : hintOf(found.type)
  }
  const add = (key: string, values: readonly string[]) => {
    const row = template.content.firstElementChild?.cloneNode(true) as HTMLElement
    keyOf(row).value = key
    find<HTMLTextAreaElement>(row, 'values').value = values.join('\n')
    keyOf(row).addEventListener('input', () => describe(row))
    find(row, 'remove').addEventListener('click', () => {
      row.remove()
      find(root, 'add-key').focus()
      onChange()
    })
    place.append(row)
    describe(row)
    return row
  }
  return {
    read: () => {
      const context = new Map<string, string[]>()
      for (const row of rows()) {
        const key = keyOf(row).value.trim()
        const values = find<HTMLTextAreaElement>(row, 'values').value.split('\n')
        if (key !== '') context.set(key, [...(context.get(key) ?? []), ...values])
      }
      return Object.fromEntries(context)
    },
    show: (context) => {
      fill(place)
      for (const [key, values] of Object.entries(context)) add(key, values)
    },
    add: () => keyOf(add('', [])).focus(),
    offer: (keys) => {
      offered = keys
      fill(
        find(root, 'key-names'),
        keys.map(({ name, type }) => {
          const value = name.replace(/\$\{[^}]*\}$/, '')
          return make('option', { value, ...(type !== undefined && { label: `${value} (${type})` }) })
        }),
      )
      for (const row of rows()) describe(row)
    },
  }
}

/** Say what the values of a type look like. Source: IAM User Guide, "Condition operators". */
function hintOf(type: string): string {
  const hints: Readonly<Record<string, string>> = {
    Bool: 'true or false',
    Date: 'a date such as 2026-01-31T00:00:00Z',
    Numeric: 'a number',
    IPAddress: 'an address such as 203.0.113.7',
    ARN: 'an ARN',
  }
  const several = type.startsWith('ArrayOf')
  const single = several ? type.slice('ArrayOf'.length) : type
  const hint = hints[single]
  return `Type: ${type}${hint === undefined ? '' : `, ${hint}`}${several ? '; it can have several values' : ''}.`
}
