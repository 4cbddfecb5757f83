// A dialog in, open over the page, out: the browser keeps the focus in it, closes it on Escape and gives the focus back.

/** Open a dialog that was just made; once closed it is gone from the page. */
export function openDialog(dialog: HTMLDialogElement): void {
  document.body.append(dialog)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('click', (event) => {
    // What lies in the dialog is the target of clicks in it; the dialog itself only of those beside it.
    if (event.target === dialog) dialog.close()
  })
  dialog.showModal()
}
