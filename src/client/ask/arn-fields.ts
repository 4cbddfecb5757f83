// Fills in an ARN: a format of the action's resources, with a field for each placeholder.
import type { OfferedFormat } from '../../core/ask/offered-fields.ts'
import { fill, find, make } from '../dom.ts'

const plain: Readonly<Record<string, string>> = {
  Partition: 'aws',
  Region: 'us-east-1',
  Account: '111122223333',
}

/** Start the fields; `onFill` gets the ARN as it is filled in. Returns a function that offers the formats of an action. */
export function startArnFields(
  root: HTMLElement,
  onFill: (arn: string) => void,
): (formats: readonly OfferedFormat[]) => void {
  const [frame, select, places] = [
    find(root, 'arn'),
    find<HTMLSelectElement>(root, 'formats'),
    find(root, 'places'),
  ]
  let offered: readonly OfferedFormat[] = []
  const showPlaces = () => {
    const format = offered[Number(select.value)]
    const names = format === undefined || select.value === '' ? [] : listPlaceholders(format.arn)
    const inputs = names.map((name) =>
      make('input', { type: 'text', value: plain[name] ?? '', autocomplete: 'off', spellcheck: 'false' }),
    )
    const write = () => {
      const values = new Map(names.map((name, i) => [name, inputs[i]?.value.trim() ?? '']))
      if (format === undefined) return
      onFill(format.arn.replace(/\$\{([^}]*)\}/g, (whole, name: string) => values.get(name) || whole))
    }
    for (const input of inputs) input.addEventListener('input', write)
    fill(
      places,
      names.map((name, i) => make('label', {}, `${name} `, inputs[i])),
    )
    if (names.length > 0) write()
  }
  select.addEventListener('change', showPlaces)
  return (formats) => {
    if (JSON.stringify(formats) === JSON.stringify(offered)) return
    offered = formats
    frame.hidden = formats.length === 0
    fill(
      select,
      make('option', { value: '' }, 'choose a type'),
      formats.map(({ type, arn }, i) => make('option', { value: String(i) }, `${type}: ${arn}`)),
    )
    showPlaces()
  }
}

function listPlaceholders(arn: string): readonly string[] {
  return [...new Set([...arn.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name))]
}
