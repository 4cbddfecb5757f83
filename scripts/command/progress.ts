// Shows how far a long piece of work has come, on a terminal or in a log.

/** Shows a line in place of the previous one; an empty line clears it. */
export type Progress = (line: string) => void

/** Show progress on a terminal; write nothing to a file or a pipe. */
export function createProgress(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): Progress {
  if (!stream.isTTY) return () => {}
  // Go to the first column and erase the line (ECMA-48).
  return (line) => stream.write(`\r\u001b[2K${line}`)
}

/**
 * Show progress as lines of a log, at most one every so often, so that long work is not silent there.
 *
 * @param every minimum milliseconds between two lines, and before the first
 * @param now returns milliseconds
 */
export function createLog(
  stream: Pick<NodeJS.WriteStream, 'write'>,
  every: number,
  now: () => number,
): Progress {
  let last = now()
  return (line) => {
    if (line === '' || now() - last < every) return
    last = now()
    stream.write(`${line}\n`)
  }
}
