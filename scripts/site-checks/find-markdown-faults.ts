// Finds the Markdown twins of a built site that are missing, too long or hard to search, or that disagree with the JSON.
import { isDeepStrictEqual } from 'node:util'
import { isLarge } from '../../src/site/large-site.ts'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import { mostMarkdown, mostMarkdownOfService } from './budgets.ts'

const list = 'llms.txt'

/** Characters without a width, which keep a name from being found: among them zero-width spaces and soft hyphens. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/u

/** The parts of a policy's or version's JSON that this check reads. */
interface Recorded {
  readonly previous?: string
  readonly document: unknown
}

export interface MarkdownCheck {
  readonly files: number
  /** The longest twin, in bytes. */
  readonly longest: number
  readonly faults: readonly SiteFault[]
}

/** Compare each twin with the JSON of its policy or version, and the list of twins with all of them. */
export function findMarkdownFaults(site: SiteFiles): MarkdownCheck {
  const isSmall = !isLarge(readJson(site, 'api/v1/policies'))
  const paths = new Set(site.paths)
  const pages = selectOwn(site, 'index.html').filter(
    (page) => isTwinned(page, isSmall) && (!isPair(page) || comparesNeighbors(site, page)),
  )
  const listed = paths.has(list) ? readSiteFile(site, list) : ''
  const missing = pages
    .map((page) => ({ page, file: twinOf(page) }))
    .filter(({ file }) => !paths.has(file))
    .map(({ page, file }) => ({ file: page, what: 'no twin', expected: file }))
  let longest = 0
  const twins = selectOwn(site, 'index.md')
  const faults = twins.flatMap((file) => {
    const text = readSiteFile(site, file)
    longest = Math.max(longest, Buffer.byteLength(text))
    return [
      ...findTextFaults(file, text, isService(file) ? mostMarkdownOfService : mostMarkdown),
      ...findStrayHtml(text).map((what) => ({ file, what, expected: 'Markdown without HTML' })),
      ...findMissing(site, file, text),
      ...(isListed(file) && !listed.includes(`/${file})`)
        ? [{ file: list, what: 'a page left out', expected: file }]
        : []),
    ]
  })
  return {
    files: twins.length,
    longest,
    faults: [...missing, ...faults, ...findTextFaults(list, listed, Infinity)],
  }
}

/** Find what makes a text hard to use: characters that nobody sees, cells that run into each other, and its length. */
function findTextFaults(file: string, text: string, most: number): readonly SiteFault[] {
  const bytes = Buffer.byteLength(text)
  const [glued] = text.match(/\S+\*\*\*\*\S+/) ?? []
  const faults: SiteFault[] = []
  const at = text.search(invisible)
  if (at >= 0) {
    const code = text.charCodeAt(at).toString(16).padStart(4, '0')
    faults.push({
      file,
      what: `an invisible character U+${code} after “${text.slice(Math.max(0, at - 20), at)}”`,
      expected: 'names that a search finds',
    })
  }
  if (glued !== undefined)
    faults.push({ file, what: `words without a space between them: ${glued}`, expected: 'a space' })
  if (bytes > most) {
    faults.push({ file, what: `${(bytes / 1000).toFixed(1)} kB`, expected: `at most ${most / 1000} kB` })
  }
  return faults
}

function twinOf(page: string): string {
  return page.replace(/html$/, 'md')
}

/** Check whether a page needs a twin; on a large site, versions, comparisons and actions have none. */
function isTwinned(page: string, isSmall: boolean): boolean {
  const always =
    /^((policies|guides|reach|changelog|actions)\/[^/]+|guides|reach|changelog|actions|announcements)\/index\.html$/
  const ofSmall = /^(policies\/[^/]+\/(v\d+|compare\/v[^/]+)|actions\/[^/]+\/[^/]+)\/index\.html$/
  return (always.test(page) && page !== 'policies/compare/index.html') || (isSmall && ofSmall.test(page))
}

const pair = /^policies\/([^/]+)\/compare\/(v\d+)\.\.\.(v\d+)\//

function isPair(page: string): boolean {
  return pair.test(page)
}

/** Check whether a page compares a version with the one before. Only such comparisons have a twin. */
function comparesNeighbors(site: SiteFiles, page: string): boolean {
  const [, policy, from, to] = pair.exec(page) ?? []
  return (readJson(site, `api/v1/policies/${policy}/${to}`) as Recorded).previous === from
}

/** Check for the list of a service's actions. */
function isService(file: string): boolean {
  return /^actions\/[^/]+\/index\.md$/.test(file)
}

/** Check whether llms.txt lists a twin. It only says where those of comparisons and actions are. */
function isListed(file: string): boolean {
  return (
    isTwinned(file.replace(/md$/, 'html'), true) &&
    !/^policies\/[^/]+\/compare\/|^actions\/[^/]+\/[^/]+\//.test(file)
  )
}

/** List the tags outside code. */
function findStrayHtml(text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return prose.match(/(?<!\\)<\/?[a-z!][^>\n]*>/gi) ?? []
}

/** Find what a policy's or version's twin lacks: the document, or what the version changed. */
function findMissing(site: SiteFiles, file: string, text: string): readonly SiteFault[] {
  const [, policy, version] = /^policies\/(?!compare\/)([^/]+)\/(?:(v\d+)\/)?index\.md$/.exec(file) ?? []
  if (policy === undefined) return []
  const json = `api/v1/policies/${policy}`
  const recorded: Recorded = readJson(site, version === undefined ? json : `${json}/${version}`)
  const faults: SiteFault[] = []
  const isHere = readBlocks(text).some((block) => isDeepStrictEqual(block, recorded.document))
  if (!isHere && !leadsToDocument(site, text)) {
    faults.push({ file, what: 'a different document', expected: 'the recorded document as a block of JSON' })
  }
  if (version === undefined || recorded.previous === undefined) return faults
  const change: { readonly sentence: string; readonly changes: Readonly<Record<string, readonly string[]>> } =
    readJson(site, `${json}/compare/${recorded.previous}...${version}`)
  const plain = toPlain(text)
  const parts = [change.sentence, ...Object.values(change.changes).flat()]
  return [
    ...faults,
    ...parts
      .filter((part) => !plain.includes(toPlain(part)))
      .map((expected) => ({ file, what: 'a change that is not mentioned', expected })),
  ]
}

/** Check whether a text links to the separate page of a long document. */
function leadsToDocument({ paths }: SiteFiles, text: string): boolean {
  return [...text.matchAll(/(policies\/[^/\s]+\/v\d+\/document\/)\)/g)].some(([, page]) =>
    paths.includes(`${page}index.html`),
  )
}

function readJson<T>(site: SiteFiles, path: string): T {
  return JSON.parse(readSiteFile(site, `${path}.json`))
}

function readBlocks(text: string): readonly unknown[] {
  return [...text.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, block = '']) => JSON.parse(block))
}

/** Remove what only formats the text. */
function toPlain(text: string): string {
  return text.replace(/\]\([^)]*\)/g, '').replace(/[`\\*[\]]/g, '')
}
