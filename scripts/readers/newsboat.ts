// Reads feeds with Newsboat, a feed reader for terminals that goes by ID across feeds.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'

export interface ListedItem {
  readonly feed: string
  readonly id: string
  readonly title: string
  readonly author: string
  /** UTC, ISO 8601. */
  readonly date: string
}

/** Fetch feeds with Newsboat and return its list, newest first. */
export async function readWithNewsboat(urls: readonly string[]): Promise<readonly ListedItem[]> {
  return inFolder(async (dir) => {
    writeFileSync(join(dir, 'urls'), `${urls.join('\n')}\n`)
    await reload(dir)
    return readCache(join(dir, 'cache.db'))
  })
}

/** Import a list of feeds into an empty Newsboat and return the addresses that it is then subscribed to. */
export async function importWithNewsboat(opml: string): Promise<readonly string[]> {
  return inFolder(async (dir) => {
    writeFileSync(join(dir, 'urls'), '')
    writeFileSync(join(dir, 'feeds.opml'), opml)
    await runProgram('newsboat', [...options, '-i', 'feeds.opml'], dir)
    const lines = readFileSync(join(dir, 'urls'), 'utf8').split('\n')
    return lines.filter((line) => line !== '').map((line) => line.split(' ')[0] ?? '')
  })
}

const options = ['-u', 'urls', '-c', 'cache.db', '-C', 'config'] as const

const reload = (dir: string) => runProgram('newsboat', [...options, '-x', 'reload'], dir)

async function inFolder<Result>(act: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'newsboat-'))
  try {
    writeFileSync(join(dir, 'config'), '')
    return await act(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Newsboat prints no list of items, but keeps them in a database. */
async function readCache(file: string): Promise<readonly ListedItem[]> {
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database
    .prepare('select feedurl, guid, title, author, pubDate from rss_item order by pubDate desc, id')
    .all()
  database.close()
  return rows.map((row) => ({
    feed: String(row['feedurl']),
    id: String(row['guid']),
    title: String(row['title']),
    author: String(row['author']),
    date: new Date(Number(row['pubDate']) * 1000).toISOString(),
  }))
}
