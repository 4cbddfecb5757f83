// Finds what a new snapshot of AWS's reference has lost, compared with the counts of the one before.
import type { FactCounts } from './fact-kinds.ts'

/** A kind of fact of which too much is gone, in all services together or in one of them. */
export interface FactLoss {
  readonly field: string
  readonly service?: string
  readonly before: number
  readonly after: number
  /** How many facts are gone; what other services gained is not set against it. */
  readonly lost: number
}

/** More than this share of a kind of fact may not disappear. */
const largestShare = 0.05

/** A single service must lose at least this many facts: in a small one, a share says little. */
const fewest = { lost: 20, emptied: 10 }

/** List the kinds of facts of which more than 5 % disappeared, as a whole and by service. */
export function findLosses(before: FactCounts, after: FactCounts): readonly FactLoss[] {
  return Object.keys(before).flatMap((field) => {
    const [old = {}, now = {}] = [before[field], after[field]]
    const losses = Object.entries(old).map(([service, count]) => ({
      field,
      service,
      before: count,
      after: now[service] ?? 0,
      lost: Math.max(0, count - (now[service] ?? 0)),
    }))
    const whole = {
      field,
      before: sumOf(Object.values(old)),
      after: sumOf(Object.values(now)),
      lost: sumOf(losses.map(({ lost }) => lost)),
    }
    if (isTooMuch(whole)) return [whole]
    const isGone = (service: string) => field !== 'actions' && after['actions']?.[service] === undefined
    return losses.filter((loss) => !isGone(loss.service) && isTooMuchOfService(loss))
  })
}

function isTooMuch({ before, after, lost }: FactLoss): boolean {
  return before > 0 && (after === 0 || lost > before * largestShare)
}

function isTooMuchOfService(loss: FactLoss): boolean {
  return isTooMuch(loss) && loss.lost >= (loss.after === 0 ? fewest.emptied : fewest.lost)
}

/** Return the name of a loss that `--accept-loss` takes: `conditionKeys`, or `conditionKeys:connect`. */
export function nameLoss({
  field,
  service,
}: {
  readonly field: string
  readonly service?: string | undefined
}): string {
  return service === undefined ? field : `${field}:${service}`
}

/** Check whether a name accepts a loss; the name of a field also accepts what single services lost of it. */
export function isAccepted(loss: FactLoss, names: readonly string[]): boolean {
  return names.includes(loss.field) || names.includes(nameLoss(loss))
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
