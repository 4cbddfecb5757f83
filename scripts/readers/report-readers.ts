// Reports what programs that people use make of the built feeds, and what is wrong with it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importWithNewsboat, type ListedItem, readWithNewsboat } from './newsboat.ts'
import { readWithRss2email } from './rss2email.ts'
import { validateFeed } from './w3c-validator.ts'

/** What one program makes of the feeds. */
export interface ReaderReport {
  readonly program: string
  /** What it shows, line by line. */
  readonly lines: readonly string[]
  readonly faults: readonly string[]
}

/** A built site that is served. */
export interface ServedSite {
  readonly dir: string
  /** Its own address, with a slash at the end. */
  readonly url: string
}

const sample = 12
/** Characters of a title in a narrow list. */
const narrow = 30

/** Read the feed of every version, feeds that overlap and the feeds to start with in Newsboat. */
export async function reportNewsboat({ dir, url }: ServedSite): Promise<ReaderReport> {
  const wanted = countItems(dir, 'feed.json')
  const all = await readWithNewsboat([`${url}rss.xml`])
  const overlapping = ['rss.xml', 'feeds/broader/rss.xml'].map((file) => url + file)
  const both = await readWithNewsboat(overlapping)
  const started = await importWithNewsboat(readFileSync(join(dir, 'feeds.opml'), 'utf8'))
  const local = started.map((address) => url + address.replace(/^.*?((feeds\/[a-z]+\/)?rss\.xml)$/, '$1'))
  const first = await readWithNewsboat(local)
  const firstWanted = local.reduce(
    (sum, address) => sum + countItems(dir, address.slice(url.length).replace('rss.xml', 'feed.json')),
    0,
  )
  const starts = new Set(all.map(({ title }) => startOf(title)))
  return {
    program: 'Newsboat',
    lines: [
      ...all.slice(0, sample).map(({ date, title }) => `${date.slice(0, 10)}  ${startOf(title)}`),
      `${all.length} items, ${starts.size} starts of ${narrow} characters, author ${all[0]?.author}`,
      `with broader access too: ${countOf(both, overlapping[0])} in the feed of every version, ${countOf(both, overlapping[1])} in the other`,
      `the feeds to start with: ${started.length} feeds, ${first.length} items`,
    ],
    faults: [
      ...differ('items in the feed of every version', all.length, wanted),
      ...differ('titles that differ at the start', starts.size, all.length),
      ...differ('items with an author', all.filter(({ author }) => author !== '').length, all.length),
      ...differ('items of feeds that overlap', both.length, wanted),
      ...differ('items of the feeds to start with', first.length, firstWanted),
    ],
  }
}

/** Read the feed of every version in rss2email. */
export async function reportRss2email({ dir, url }: ServedSite): Promise<ReaderReport> {
  const mails = await readWithRss2email(`${url}rss.xml`)
  const wanted = countItems(dir, 'feed.json')
  return {
    program: 'rss2email',
    lines: [
      ...mails.slice(-sample).map(({ subject }) => subject),
      `${mails.length} mails from ${mails[0]?.from}`,
    ],
    faults: [
      ...differ('mails', mails.length, wanted),
      ...differ('subjects', new Set(mails.map(({ subject }) => subject)).size, wanted),
    ],
  }
}

/** Check the feeds of a site that are about all policies, and one of a policy, with the W3C's validator. */
export async function reportValidator(validator: string, { dir, url }: ServedSite): Promise<ReaderReport> {
  const folders = [
    '',
    ...['broader', 'growth', 'announcements', 'reach', 'reference'].map((name) => `feeds/${name}/`),
  ]
  const files = folders.flatMap((folder) => [`${folder}rss.xml`, `${folder}atom.xml`])
  const faults: string[] = []
  for (const file of files) {
    const errors = await validateFeed(validator, join(dir, file), url + file)
    faults.push(...errors.map((error) => `${file}: ${error.trim()}`))
  }
  return { program: 'W3C feed validator', lines: [`${files.length} feeds checked`], faults }
}

/** Format a report as lines of text. */
export function formatReport({ program, lines, faults }: ReaderReport): string {
  const ended = faults.length === 0 ? ['no faults'] : faults.map((fault) => `FAULT ${fault}`)
  return [`${program}:`, ...[...lines, ...ended].map((line) => `  ${line}`)].join('\n')
}

const startOf = (title: string) => [...title].slice(0, narrow).join('')

function countItems(dir: string, file: string): number {
  return JSON.parse(readFileSync(join(dir, file), 'utf8')).items.length
}

function countOf(items: readonly ListedItem[], feed: string | undefined): number {
  return items.filter((item) => item.feed === feed).length
}

function differ(what: string, found: number, expected: number): readonly string[] {
  return found === expected ? [] : [`${what}: ${found}, expected ${expected}`]
}
