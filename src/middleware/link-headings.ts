// Links every heading that has an address to itself.

/** A heading that has an ID, or the first heading in a section that has one. */
const addressed =
  /(?<open><section\b(?<section>[^>]*)>\s*)?<(?<tag>h[2-4])\b(?<own>(?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>(?<inside>[\s\S]*?)<\/\k<tag>>/g

/** A quiet remark at the end of a heading, such as a count, is not part of its name. */
const remark = /\s*<span class="quiet"[^>]*>[\s\S]*$/

/**
 * Link headings to themselves, so that their address can be copied. The text of the heading is the link, so each link
 * has its own name. A heading that contains a link already leads elsewhere and stays as it is.
 */
export function linkHeadings(html: string): string {
  return html.replace(addressed, (heading: string, ...rest: readonly unknown[]) => {
    const { open = '', section = '', tag, own = '', inside = '' } = rest.at(-1) as Record<string, string>
    const id = readId(own) ?? readId(section)
    const [end = ''] = inside.match(remark) ?? []
    const name = inside.slice(0, inside.length - end.length)
    if (id === undefined || name.trim() === '' || name.includes('<a ')) return heading
    const [, before = '', text = '', after = ''] = name.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? []
    return `${open}<${tag}${own}>${before}<a class="permalink" href="#${id}">${text}</a>${after}${end}</${tag}>`
  })
}

/** IDs are plain words; an ID with other characters might need escaping, so it is ignored. */
function readId(attributes: string): string | undefined {
  return attributes.match(/\sid="([\w.:-]+)"/)?.[1]
}
