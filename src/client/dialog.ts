// Opens dialogs over the page; the browser keeps the focus in them, closes them on Escape and returns the focus.

/** Open a new dialog; closing it removes it from the page. */
export function openDialog(dialog: HTMLDialogElement): void {
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('click', (event) => {
    // The content fills the dialog, so only clicks outside of it have the dialog itself as their target.
    if (event.target === dialog) dialog.close()
  })
  dialog.showModal()
}
