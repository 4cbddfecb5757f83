// Finds the Markdown twins of a built site that are missing or disagree with their page or its JSON.
import { isDeepStrictEqual } from 'node:util'
import { isLarge } from '../../src/site/large-site.ts'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'

const list = 'llms.txt'

/** The parts of a policy's or version's JSON that this check reads. */
interface Recorded {
  readonly previous?: string
  readonly document: unknown
}

export interface MarkdownCheck {
  readonly files: number
  readonly faults: readonly SiteFault[]
}

/** Compare each twin with the JSON of its policy or version, and the list of twins with all of them. */
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

/** Check whether a page has a twin: each policy, each guide and, on a small site, each version. */
function isTwinned(page: string, isSmall: boolean): boolean {
  return (
    /^(policies|guides)\/(?!compare\/)[^/]+\/index\.html$/.test(page) ||
    (isSmall && /^policies\/[^/]+\/v\d+\/index\.html$/.test(page))
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
