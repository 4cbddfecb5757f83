// A rule for html-validate: only elements whose end tags a build leaves out may end without one.
import { Node, type Plugin, Rule } from 'html-validate'

/** Pages have thousands of these, and HTML lets each end where the next one starts or the one around it ends. */
const withoutEnd = new Set(['li', 'dt', 'dd', 'td', 'th', 'tr'])

/** Its own rule `no-implicit-close` takes minutes for a page on which many elements have no end tag. */
class EndTags extends Rule {
  override setup(): void {
    this.on('tag:end', ({ previous: { closed, tagName, location } }) => {
      if (closed !== Node.CLOSED_IMPLICIT_CLOSED || withoutEnd.has(tagName)) return
      this.report({ node: null, message: `<${tagName}> has no end tag`, location })
    })
  }
}

export const endTags: Plugin = { name: 'end-tags', rules: { 'end-tags': EndTags } }
