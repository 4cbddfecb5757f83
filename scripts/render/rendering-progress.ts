// Describes the progress of rendering and estimates the time left.
import type { Rendered } from './render-share.ts'

/** Create a function that describes each state, timed from its first call. `now` returns milliseconds. */
export function createProgressText(now: () => number): (rendered: Rendered) => string {
  let started: number | undefined
  return ({ done, total }) => {
    started ??= now()
    const share = total === 0 ? 0 : done / total
    const counted = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} pages and files`
    // The first pages are the slowest: later pages reuse the results that these wait for.
    if (share < 0.02) return counted
    const left = ((now() - started) / share) * (1 - share)
    return `${counted}, ${Math.floor(share * 100)} %, about ${wordDuration(left)} left`
  }
}

function wordDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}
