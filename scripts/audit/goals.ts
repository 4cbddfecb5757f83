// What Lighthouse measured of a page in, every goal that it misses out.
import type { Measures } from './measure-page.ts'

/** List what is worse than we want it, in words. */
export function listMissed(measures: Measures): readonly string[] {
  const { performance, accessibility, bestPractices, seo, largestPaint, layoutShift, foreign, complaints } =
    measures
  const scores = { performance, accessibility, 'best practices': bestPractices, SEO: seo }
  return [
    ...Object.entries(scores)
      .filter(([, score]) => score < 99)
      .map(([name, score]) => `${name} ${score}, at least 99 wanted (${complaints.join('; ')})`),
    ...(largestPaint > 1000
      ? [`largest paint after ${Math.round(largestPaint)} ms, at most 1000 wanted`]
      : []),
    ...(layoutShift > 0 ? [`layout shifts by ${layoutShift.toFixed(3)}, none wanted`] : []),
    ...foreign.map((url) => `asks another site: ${url}`),
  ]
}
