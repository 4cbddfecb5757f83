// Shows example requests for a change, in words, with the commands that ask AWS the same.
import type { Change } from '../../core/changes/compare.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import type { Phrase } from '../words/words.ts'
import { type RequestJson, toRequests } from './evidence.ts'
import { describeRequest } from './request-words.ts'
import { askFunction, quote, writePreparation, writeRequestOptions } from './simulate-command.ts'

/** A request that one version allows and the other refuses. */
export interface ExampleRequest {
  readonly title: 'Allowed now' | 'Refused now'
  readonly request: readonly Phrase[]
  readonly otherwise: 'refused before' | 'allowed before'
  /**
   * Prints AWS's answer for the older version, then for the newer one, once the shell has run the preparation; absent where
   * a page has too many examples for their commands.
   */
  readonly command?: string
}

/** Show a request for each direction of a change. */
export function toExampleRequests(from: Version, to: Version, change: Change): readonly ExampleRequest[] {
  const { nowAllowed, nowRefused } = toRequests(change)
  const ask = (request: RequestJson) =>
    `${askFunction} ${writeRequestOptions(request, [from.policy, to.policy])}`
  const show = (
    title: ExampleRequest['title'],
    otherwise: ExampleRequest['otherwise'],
    request: RequestJson | undefined,
  ) =>
    request === undefined
      ? []
      : [{ title, request: describeRequest(request), otherwise, command: ask(request) }]
  return [
    ...show('Allowed now', 'refused before', nowAllowed),
    ...show('Refused now', 'allowed before', nowRefused),
  ]
}

/** Write what the commands of all examples need first. Repeated in each, it was most of a comparison's page. */
export function prepareToAsk({ urls }: Site, from: Version, to: Version): string {
  return writePreparation(
    [from, to].map(({ id, record }) => ({
      file: `${id}.json`,
      print: `curl -sSf ${quote(urls.absolute(urls.json.version(record.policy, id)))} | jq '[.document | tojson]'`,
    })),
  )
}
