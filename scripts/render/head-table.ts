// Writes down what has to be known of pages, with each security policy once: nearly all pages have the same.
import type { PageHead, PagePolicy, PublishedPage } from '../publishing/page-head.ts'
import type { KeptFile } from './kept-files.ts'

/** What has to be known of a page, with the number of its policy. */
export interface KeptHead extends Omit<PageHead, 'policy'> {
  readonly policy: number
}

export interface HeadTable {
  readonly policies: readonly PagePolicy[]
}

export interface HeadTableWriter {
  readonly add: (head: PageHead) => KeptHead
  /** Create a function that writes down heads of another table. */
  readonly copyFrom: (other: HeadTable) => (head: KeptHead) => KeptHead
  readonly finish: () => HeadTable
}

/** Start an empty table. */
export function startHeadTable(): HeadTableWriter {
  const policies: PagePolicy[] = []
  const numbers = new Map<string, number>()
  const numberOf = (policy: PagePolicy): number => {
    const key = JSON.stringify([policy.content, policy.referrer])
    const known = numbers.get(key) ?? policies.push(policy) - 1
    numbers.set(key, known)
    return known
  }
  return {
    add: (head) => ({ ...head, policy: numberOf(head.policy) }),
    copyFrom: (other) => (head) => {
      const policy = other.policies[head.policy]
      if (policy === undefined) throw new Error(`the policy ${head.policy} of a kept page is not kept`)
      return { ...head, policy: numberOf(policy) }
    },
    finish: () => ({ policies }),
  }
}

/** A share of the site, as far as its pages are published. */
interface PublishedShare extends HeadTable {
  readonly pages: Readonly<Record<string, { readonly files: readonly KeptFile[]; readonly head?: KeptHead }>>
}

/** List the pages of all shares, sorted by file. */
export function listPublished(shares: readonly PublishedShare[]): readonly PublishedPage[] {
  return shares
    .flatMap(({ pages, policies }) =>
      Object.values(pages).flatMap(({ files, head }) => {
        const [policy, [file] = []] = [policies[head?.policy ?? -1], files[0]]
        return file === undefined || head === undefined || policy === undefined
          ? []
          : [{ ...head, file, policy }]
      }),
    )
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** List the files of all pages that the site's own search finds. */
export function listSearched(shares: readonly Pick<PublishedShare, 'pages'>[]): readonly string[] {
  return shares.flatMap(({ pages }) =>
    Object.values(pages).flatMap(({ files: [first], head }) =>
      head?.isSearched && first !== undefined ? [first[0]] : [],
    ),
  )
}
