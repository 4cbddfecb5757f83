// Measures a page with Lighthouse in one look.
import lighthouse from 'lighthouse'
import * as z from 'zod'
import type { AuditLook } from './looks.ts'

/** What Lighthouse measures on a page. */
export interface Measures {
  /** Out of 100, as are the next three. */
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly seo: number
  /** Milliseconds until the largest element of the first screen appears. */
  readonly largestPaint: number
  /** How far elements move while the page loads; 0 means not at all. */
  readonly layoutShift: number
  /** Bytes sent over the network. */
  readonly transferred: number
  /** Requested addresses outside this site. */
  readonly foreign: readonly string[]
  /** Titles of the audits that the page fails. */
  readonly complaints: readonly string[]
}

const numeric = z.object({ numericValue: z.number() })
const category = z.object({
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
})
const result = z.object({
  categories: z.object({
    performance: category,
    accessibility: category,
    'best-practices': category,
    seo: category,
  }),
  audits: z
    .object({
      'largest-contentful-paint': numeric,
      'cumulative-layout-shift': numeric,
      'total-byte-weight': numeric,
      'network-requests': z.object({
        details: z.object({ items: z.array(z.object({ url: z.string() })) }),
      }),
    })
    .catchall(z.object({ title: z.string(), score: z.number().nullable().optional() })),
})

/** Measure the page at `address` in the browser with debugging port `port`. Throws when Lighthouse fails. */
export async function measurePage(
  address: string,
  port: number,
  { flags, config }: Pick<AuditLook, 'flags' | 'config'>,
): Promise<Measures> {
  const run = await lighthouse(address, { ...flags, port, output: 'json', logLevel: 'error' }, config)
  const { categories, audits } = result.parse(run?.lhr)
  const requests = audits['network-requests'].details.items.map(({ url }) => url)
  const own = new URL(address).origin
  const failed = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
    .map(({ id }) => audits[id])
    .flatMap((audit) =>
      audit !== undefined && 'title' in audit && (audit.score ?? 1) < 0.9 ? [String(audit.title)] : [],
    )
  return {
    performance: toPercent(categories.performance.score),
    accessibility: toPercent(categories.accessibility.score),
    bestPractices: toPercent(categories['best-practices'].score),
    seo: toPercent(categories.seo.score),
    largestPaint: audits['largest-contentful-paint'].numericValue,
    layoutShift: audits['cumulative-layout-shift'].numericValue,
    transferred: audits['total-byte-weight'].numericValue,
    foreign: requests.filter((url) => url.startsWith('http') && new URL(url).origin !== own),
    complaints: failed,
  }
}

function toPercent(score: number): number {
  return Math.round(score * 100)
}
