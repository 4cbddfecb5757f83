// Reads the escape sequences of a quoted text, and keeps the place of every character.
import type { FileSpan, Known } from './value.ts'

const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Split a quoted text into runs without escapes, which keep each character's place, and single escapes. */
export function escapedPieces(written: string, { file, start }: FileSpan): readonly Known[] {
  if (!written.includes('\\')) return [{ text: written, file, start, end: start + written.length }]
  return [...written.matchAll(/[^\\]+|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\[\s\S]?/g)].map(
    ({ 0: run, index }) => ({
      text: run.startsWith('\\') ? readEscape(run) : run,
      file,
      start: start + index,
      end: start + index + run.length,
    }),
  )
}

function readEscape(run: string): string {
  const code = Number.parseInt(run.slice(2), 16)
  if (/^\\[uU]/.test(run) && code <= 0x10ffff)
    return run[1] === 'u' ? String.fromCharCode(code) : String.fromCodePoint(code)
  const letter = run.slice(1)
  return simple[letter] ?? letter
}
