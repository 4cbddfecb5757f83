// A folder in; a call for every file that changes in it, also after the folder itself was replaced, out.
import { type FSWatcher, unwatchFile, watch, watchFile } from 'node:fs'

/** Milliseconds between two looks at whether the folder is still the same. */
const interval = 500

/**
 * Watch a folder, and the one that takes its place: a sync swaps the whole content, and watchers stay with what they
 * were given. Gives what ends the watch.
 */
export function watchFolder(dir: string, onChange: (file: string) => void): () => void {
  let watcher: FSWatcher | undefined
  const start = () => {
    watcher = watch(dir, { recursive: true }, (_, file) => onChange(file ?? ''))
    // A folder that goes away while it is watched is found out below.
    watcher.on('error', () => {})
  }
  const replace = ({ ino }: { ino: number }, before: { ino: number }) => {
    if (ino === before.ino) return
    watcher?.close()
    // Between the two renames of a sync there is none.
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
