// Lists the sections of a page about a change, for its contents.
import type { ContentsLink } from '../words/contents-link.ts'
import type { ComparisonView } from './comparison-view.ts'

/** List the sections that show a change: what is sensitive, each kind of change, and the text. */
export function listChangeSections(
  { sections, verdict: { sensitive, destructive } }: ComparisonView,
  hasText: boolean,
): readonly ContentsLink[] {
  return [
    ...(sensitive === 0 ? [] : [{ text: 'Sensitive', href: '#sensitive', count: sensitive }]),
    ...(destructive === 0 ? [] : [{ text: 'Destructive', href: '#destructive', count: destructive }]),
    ...sections.map(({ kind, count }) => ({
      text: kind.charAt(0).toUpperCase() + kind.slice(1),
      href: `#${kind}`,
      count,
    })),
    ...(hasText ? [{ text: 'Text', href: '#text' }] : []),
  ]
}
