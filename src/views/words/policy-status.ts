// Says whether a policy is of use today: current, retired by AWS, or for a service that has ended.
import { hasCome } from '../../core/actions/service-notes.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import type { Site } from '../../site/site.ts'

/** The statuses of a policy as pages show them, those of use first. */
export const shownStatuses = ['current', 'ended', 'retired'] as const

export type ShownStatus = (typeof shownStatuses)[number]

/**
 * Return a policy's status as pages show it; undefined if no source states it. AWS goes on offering some policies of
 * services that have ended, so such a policy is neither current nor retired.
 */
export function findStatus(
  { settings }: Pick<Site, 'settings'>,
  { status, serviceStatus }: Pick<PolicyRecord, 'status' | 'serviceStatus'>,
): ShownStatus | undefined {
  if (status === 'retired') return 'retired'
  return serviceStatus && hasCome(serviceStatus.ended, settings.asOf) ? 'ended' : status
}
