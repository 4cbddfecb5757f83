// Finds odd wording in the visible text of a built site.
import { Parser } from 'htmlparser2'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import { findOddities } from './wording.ts'

/** Elements whose text is code or data, and not ours to write. */
const notProse = new Set(['script', 'style', 'code', 'pre', 'template'])

/** List odd wording in the text of every page, each wording once a page. */
export function findWordingFaults(site: SiteFiles): readonly SiteFault[] {
  return selectOwn(site, '.html').flatMap((file) =>
    findOddities(readProse(readSiteFile(site, file))).map(({ found, instead }) => ({
      file,
      what: `odd wording: ${found}`,
      expected: instead,
    })),
  )
}

/** Read what a page says, without its code. */
function readProse(html: string): string {
  const texts: string[] = []
  let depth = 0
  const parser = new Parser({
    onopentag(tag) {
      if (notProse.has(tag)) depth += 1
      else texts.push(' ')
    },
    ontext(text) {
      if (depth === 0) texts.push(text)
    },
    onclosetag(tag) {
      if (notProse.has(tag)) depth -= 1
    },
  })
  parser.end(html)
  return texts.join('')
}
