// Lists the goals that a page misses in Lighthouse's measurements.
import type { Measures } from './measure-page.ts'

/** Describe each measurement that misses its goal. */
export function listMissed(measures: Measures): readonly string[] {
  const { performance, accessibility, bestPractices, seo, largestPaint, layoutShift, foreign, complaints } =
    measures
  const scores = { performance, accessibility, 'best practices': bestPractices, SEO: seo }
  return [
    ...Object.entries(scores)
      .filter(([, score]) => score < 99)
      .map(([name, score]) => `${name} is ${score}, goal: at least 99 (${complaints.join('; ')})`),
    ...(largestPaint > 1000
      ? [`largest paint takes ${Math.round(largestPaint)} ms, goal: at most 1000`]
      : []),
    ...(layoutShift > 0 ? [`layout shift is ${layoutShift.toFixed(3)}, goal: none`] : []),
    ...foreign.map((url) => `requests another site: ${url}`),
  ]
}
