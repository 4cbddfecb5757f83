// A built site in, every Markdown twin that is missing or does not say what its page and its JSON say out.
import { isDeepStrictEqual } from 'node:util'
import { isLarge } from '../../src/site/large-site.ts'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'

const list = 'llms.txt'

/** What this check reads of the JSON of a policy or of a version. */
interface Recorded {
  readonly previous?: string
  readonly document: unknown
}

export interface MarkdownCheck {
  readonly files: number
  readonly faults: readonly SiteFault[]
}

/** Hold each twin against the JSON of its policy or version, and the list of twins against them all. */
export function findMarkdownFaults(site: SiteFiles): MarkdownCheck {
  const isSmall = !isLarge(readJson(site, 'api/v1/policies'))
  const pages = selectOwn(site, 'index.html').filter((page) => isTwinned(page, isSmall))
  const listed = site.paths.includes(list) ? readSiteFile(site, list) : ''
  const faults = pages.flatMap((page) => {
    const file = page.replace(/html$/, 'md')
    if (!site.paths.includes(file)) return [{ file: page, what: 'no twin', expected: file }]
    const text = readSiteFile(site, file)
    return [
      ...findStrayHtml(text).map((what) => ({ file, what, expected: 'Markdown without HTML' })),
      ...findMissing(site, file, text),
      ...(listed.includes(`/${file})`) ? [] : [{ file: list, what: 'a page left out', expected: file }]),
    ]
  })
  return { files: pages.length, faults }
}

/** Each page of a policy, each guide, and on a small site each page of a version. */
function isTwinned(page: string, isSmall: boolean): boolean {
  return (
    /^(policies|guides)\/[^/]+\/index\.html$/.test(page) ||
    (isSmall && /^policies\/[^/]+\/v\d+\/index\.html$/.test(page))
  )
}

/** List the tags outside of code. */
function findStrayHtml(text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return prose.match(/(?<!\\)<\/?[a-z!][^>\n]*>/gi) ?? []
}

/** A policy's or version's twin has the document, and what the version changed. */
function findMissing(site: SiteFiles, file: string, text: string): readonly SiteFault[] {
  const [, policy, version] = /^policies\/([^/]+)\/(?:(v\d+)\/)?index\.md$/.exec(file) ?? []
  if (policy === undefined) return []
  const json = `api/v1/policies/${policy}`
  const recorded: Recorded = readJson(site, version === undefined ? json : `${json}/${version}`)
  const faults: SiteFault[] = []
  const isHere = readBlocks(text).some((block) => isDeepStrictEqual(block, recorded.document))
  if (!isHere && !leadsToDocument(site, text)) {
    faults.push({ file, what: 'another document', expected: 'the recorded document as a block of JSON' })
  }
  if (version === undefined || recorded.previous === undefined) return faults
  const change: { readonly sentence: string; readonly changes: Readonly<Record<string, readonly string[]>> } =
    readJson(site, `${json}/compare/${recorded.previous}...${version}`)
  const plain = toPlain(text)
  const told = [change.sentence, ...Object.values(change.changes).flat()]
  return [
    ...faults,
    ...told
      .filter((part) => !plain.includes(toPlain(part)))
      .map((expected) => ({ file, what: 'a change that is not told', expected })),
  ]
}

/** Whether it leads to the page that a long document has of its own. */
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

/** Leave out what only sets the text. */
function toPlain(text: string): string {
  return text.replace(/\]\([^)]*\)/g, '').replace(/[`\\*[\]]/g, '')
}
