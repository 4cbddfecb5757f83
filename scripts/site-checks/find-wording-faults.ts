// Finds odd wording in the visible text of a built site, and spaces that markup left before punctuation.
import { Parser } from 'htmlparser2'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import { findOddities } from './wording.ts'

/** Elements whose text is code or data, and not ours to write. */
const notProse = new Set(['script', 'style', 'code', 'pre', 'template'])

/** Elements within a line of text. All others begin a new line. */
const inline = new Set(['a', 'abbr', 'b', 'em', 'i', 'kbd', 'small', 'span', 'strong', 'time', 'wbr', 'code'])

const straySpace = /[\p{L}\p{N})”`] [,;.](?= |$)/gmu

/** List odd wording in the text of every page, each wording once a page. */
export function findWordingFaults(site: SiteFiles): readonly SiteFault[] {
  return selectOwn(site, '.html').flatMap((file) => {
    const prose = readProse(readSiteFile(site, file))
    return [
      ...findOddities(prose).map(({ found, instead }) => ({
        file,
        what: `odd wording: ${found}`,
        expected: instead,
      })),
      ...[...prose.matchAll(straySpace)].map(({ index }) => ({
        file,
        what: `space before punctuation: ${prose
          .slice(Math.max(0, index - 30), index + 30)
          .replace(/\s+/g, ' ')
          .trim()}`,
        expected: 'no space',
      })),
    ]
  })
}

/** Read what a page says, a line for each block; a pair of backquotes takes the place of code. */
function readProse(html: string): string {
  const texts: string[] = []
  let depth = 0
  const parser = new Parser({
    onopentag(tag) {
      if (depth === 0) texts.push(tag === 'code' ? '``' : inline.has(tag) ? '' : '\n')
      if (notProse.has(tag)) depth += 1
    },
    ontext(text) {
      if (depth === 0) texts.push(text.replace(/\s+/g, ' '))
    },
    onclosetag(tag) {
      if (notProse.has(tag)) depth -= 1
      if (depth === 0 && !inline.has(tag)) texts.push('\n')
    },
  })
  parser.end(html)
  return texts.join('').replace(/ +/g, ' ')
}
