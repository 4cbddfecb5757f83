// Watches a folder for changed files, even after the folder itself is replaced.
import { type FSWatcher, unwatchFile, watch, watchFile } from 'node:fs'

/** Milliseconds between two checks of whether the folder is still the same. */
const interval = 500

/**
 * Watch a folder, and the one that takes its place: a sync swaps the whole content folder, and a watcher stays with the
 * old one. Returns a function that ends the watch.
 */
export function watchFolder(dir: string, onChange: (file: string) => void): () => void {
  let watcher: FSWatcher | undefined
  const start = () => {
    watcher = watch(dir, { recursive: true }, (_, file) => onChange(file ?? ''))
    // `replace` notices when the watched folder goes away.
    watcher.on('error', () => {})
  }
  const replace = ({ ino }: { ino: number }, before: { ino: number }) => {
    if (ino === before.ino) return
    watcher?.close()
    // Between the two renames of a sync, there is no folder.
    if (ino !== 0) start()
    onChange('')
  }
  start()
  watchFile(dir, { interval }, replace)
  return () => {
    watcher?.close()
    unwatchFile(dir, replace)
  }
}
