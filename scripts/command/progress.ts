// A terminal or a file in, a way to tell how far a long piece of work has come out.

/** Show a line in place of the one before; an empty one leaves nothing. */
export type Progress = (line: string) => void

/** Show progress on a terminal; say nothing to a file or a pipe. */
export function createProgress(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): Progress {
  if (!stream.isTTY) return () => {}
  // To the first column, and erase the line (ECMA-48).
  return (line) => stream.write(`\r\u001b[2K${line}`)
}

/**
 * Show progress as lines of a log, one at most every so often, so that long work is not silent there.
 *
 * @param every milliseconds between two lines, and before the first
 * @param now gives milliseconds
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
