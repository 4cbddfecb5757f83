// The list of keys in, a dialog that shows them, with a switch for those that are held with no other, out.

import { openDialog } from '../dialog.ts'
import { make } from '../dom.ts'
import { areSingleKeysOn, type Key, nameKey, turnSingleKeys } from './key-list.ts'

/** Show what the keys do. */
export function openKeysHelp(keys: readonly Key[]): void {
  const areOn = make('input', { type: 'checkbox', checked: areSingleKeysOn() })
  areOn.addEventListener('change', () => turnSingleKeys(areOn.checked))
  const close = make('button', { type: 'button', autofocus: true }, 'Close')
  const dialog = make(
    'dialog',
    { class: 'keys-help', 'aria-labelledby': 'keys-help' },
    make(
      'div',
      { class: 'dialog-body' },
      make('h2', { id: 'keys-help' }, 'Keys'),
      make(
        'dl',
        {},
        keys.map((key) =>
          make('div', {}, make('dt', {}, make('kbd', {}, nameKey(key))), make('dd', {}, key.does)),
        ),
      ),
      make('label', {}, areOn, ' Answer single keys'),
      make(
        'p',
        { class: 'quiet' },
        'While you type in a field, single keys only write. Escape closes what opens over a page.',
      ),
      close,
    ),
  )
  close.addEventListener('click', () => dialog.close())
  openDialog(dialog)
}
