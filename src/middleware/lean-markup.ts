// Leaves out the quotation marks and end tags that HTML does not need, and shortens links. Pages have thousands of each.

/** An end tag after which the element ends anyway, by the tag that follows. */
const needlessEnd =
  /<\/(?:li>(?=<li[ >]|<\/[ou]l>)|dt>(?=<d[dt][ >])|dd>(?=<d[dt][ >]|<\/(?:div|dl)>)|td>(?=<td[ >]|<\/tr>)|th>(?=<t[dh][ >]|<\/tr>)|tr>(?=<tr[ >]|<\/t(?:body|head)>))/y

/** The start of an element whose text is no markup. */
const rawStart = /<(script|style)[ >]/y

/** What HTML reads as one value without quotation marks. */
const plainValue = /^[^\s"'`=<>]+$/

const [slash, space, greater, exclamation] = ['/', ' ', '>', '!'].map((sign) => sign.charCodeAt(0))

/**
 * Write the body of a page shorter, so that it is read as the same. It is read once, from tag to tag: a pattern that reads
 * tags with their values takes several times as long.
 *
 * @param shortenLink returns the shortest address that leads to the same place
 */
export function leanMarkup(html: string, shortenLink: (href: string) => string): string {
  const body = html.indexOf('<body')
  if (body === -1) return html
  // The parser of text search takes an element without an end tag to end with the one around it.
  const keepsEnds = html.includes(' data-pagefind-body')
  const parts: string[] = []
  let done = 0
  const put = (start: number, end: number, text: string) => {
    parts.push(html.slice(done, start), text)
    done = end
  }
  /** The next value of any tag. */
  let value = -1
  for (let tag = body; tag !== -1; ) {
    const sign = html.charCodeAt(tag + 1)
    needlessEnd.lastIndex = rawStart.lastIndex = tag
    if (sign === slash || sign === exclamation) {
      if (!keepsEnds && needlessEnd.test(html)) put(tag, needlessEnd.lastIndex, '')
      tag = html.indexOf('<', tag + 1)
      continue
    }
    const [, raw] = rawStart.exec(html) ?? []
    if (raw !== undefined) {
      tag = html.indexOf(`</${raw}`, tag)
      continue
    }
    let end = html.indexOf('>', tag)
    if (value < tag) value = findValue(html, tag)
    while (value < end) {
      const close = html.indexOf('"', value)
      if (close === -1) break
      const text = html.slice(value, close)
      const short = html.startsWith(' href', value - ' href="'.length) ? shortenLink(text) : text
      const next = html.charCodeAt(close + 1)
      if ((next === space || next === greater) && plainValue.test(short)) put(value - 1, close + 1, short)
      else if (short !== text) put(value, close, short)
      if (end < close) end = html.indexOf('>', close)
      value = findValue(html, close + 1)
    }
    if (end === -1) break
    tag = html.indexOf('<', end)
  }
  parts.push(html.slice(done))
  return parts.join('')
}

/** Find the next value in quotation marks, inside of them. */
function findValue(html: string, from: number): number {
  const at = html.indexOf('="', from)
  return at === -1 ? html.length : at + '="'.length
}
