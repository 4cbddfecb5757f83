// Shows example requests for a change, in words, with the command that asks AWS the same.
import type { Change } from '../../core/changes/compare.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import type { Phrase } from '../words/words.ts'
import { type RequestJson, toRequests } from './evidence.ts'
import { describeRequest } from './request-words.ts'
import { quote, writeRequestOptions, writeSimulation } from './simulate-command.ts'

/** A request that one version allows and the other refuses. */
export interface ExampleRequest {
  readonly title: 'Allowed now' | 'Refused now'
  readonly request: readonly Phrase[]
  readonly otherwise: 'refused before' | 'allowed before'
  /** Prints AWS's answer for the older version, then for the newer one. */
  readonly command: string
}

/** Show a request for each direction of a change. */
export function toExampleRequests(
  site: Site,
  from: Version,
  to: Version,
  change: Change,
): readonly ExampleRequest[] {
  const { nowAllowed, nowRefused } = toRequests(change)
  const show = (
    title: ExampleRequest['title'],
    otherwise: ExampleRequest['otherwise'],
    request: RequestJson | undefined,
  ) =>
    request === undefined
      ? []
      : [{ title, request: describeRequest(request), otherwise, command: simulate(site, from, to, request) }]
  return [
    ...show('Allowed now', 'refused before', nowAllowed),
    ...show('Refused now', 'allowed before', nowRefused),
  ]
}

function simulate({ urls }: Site, from: Version, to: Version, request: RequestJson): string {
  const documents = [from, to].map(({ id, record }) => ({
    file: `${id}.json`,
    print: `curl -sSf ${quote(urls.absolute(urls.json.version(record.policy, id)))} | jq '[.document | tojson]'`,
  }))
  return writeSimulation(documents, writeRequestOptions(request, [from.policy, to.policy]))
}
