// Shows a dialog that lists the keyboard shortcuts, with a switch for single-key shortcuts.

import { openDialog } from '../dialog.ts'
import { make } from '../dom.ts'
import { areSingleKeysOn, type Key, nameKey, turnSingleKeys } from './key-list.ts'

/** Open the dialog that shows what the keys do. */
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
      make('label', {}, areOn, ' Enable single-key shortcuts'),
      make(
        'p',
        { class: 'quiet' },
        'Single-key shortcuts are off while you type in a field. Escape closes whatever opens over a page.',
      ),
      close,
    ),
  )
  close.addEventListener('click', () => dialog.close())
  openDialog(dialog)
}
