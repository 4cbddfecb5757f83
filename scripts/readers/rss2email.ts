// Reads a feed with rss2email, which sends each item as a mail; here the mails go to files.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'

export interface Mail {
  readonly from: string
  readonly subject: string
}

/** Fetch a feed with rss2email and return the mails that it sends, sorted by subject. */
export async function readWithRss2email(url: string): Promise<readonly Mail[]> {
  const dir = mkdtempSync(join(tmpdir(), 'rss2email-'))
  const r2e = (...args: readonly string[]) => runProgram('r2e', ['-c', 'config', '-d', 'data', ...args], dir)
  try {
    const [mails, sendmail] = [join(dir, 'mails'), join(dir, 'sendmail')]
    mkdirSync(mails)
    writeFileSync(sendmail, `#!/bin/sh\ncat > "$(mktemp ${mails}/XXXXXXXX)"\n`)
    chmodSync(sendmail, 0o700)
    await r2e('new', 'reader@example.org')
    const config = readFileSync(join(dir, 'config'), 'utf8')
    writeFileSync(join(dir, 'config'), config.replace(/^sendmail = .*$/m, `sendmail = ${sendmail}`))
    await r2e('add', 'catalog', url)
    await r2e('run')
    const texts = readdirSync(mails).map((name) => readFileSync(join(mails, name), 'utf8'))
    return texts.map(readMail).sort((a, b) => (a.subject < b.subject ? -1 : 1))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function readMail(text: string): Mail {
  const head = (text.split(/\r?\n\r?\n/)[0] ?? '').replace(/\r?\n[ \t]+/g, ' ')
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
  return { from: decodeWords(field('from')), subject: decodeWords(field('subject')) }
}

/** Decode the encoded words of a header. Source: https://www.rfc-editor.org/rfc/rfc2047. */
function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?')
  return joined.replace(/=\?[^?]+\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
    encoding.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : decodeQuoted(word),
  )
}

function decodeQuoted(word: string): string {
  const bytes = word.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_, code: string) => {
    return String.fromCharCode(Number.parseInt(code, 16))
  })
  return Buffer.from(bytes, 'latin1').toString()
}
