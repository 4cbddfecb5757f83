// Names a few actions in a sentence, or counts many by service.
import { servicePrefix } from '../../../core/actions/action.ts'
import { countOf, joinPhrases, listNames, type Phrase } from '../words.ts'
import type { Wording } from './verdict-subject.ts'

/** Name up to three actions; count more than that by service. */
export function describeActions(site: Wording, names: readonly string[]): readonly Phrase[] {
  return names.length <= 3 ? listNames(names) : describeServices(site, names)
}

const servicesNamed = 3

function describeServices(site: Wording, names: readonly string[]): readonly Phrase[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(servicePrefix(name), (counts.get(servicePrefix(name)) ?? 0) + 1)
  const services = [...counts].sort(([, a], [, b]) => b - a)
  const named = services.slice(0, servicesNamed).map(([prefix, count]): readonly Phrase[] => {
    const service = site.serviceNames.get(prefix) ?? prefix
    return [services.length === 1 ? `all in ${service}` : `${count} in ${service}`]
  })
  const rest = services.length - named.length
  return joinPhrases(rest === 0 ? named : [...named, [countOf(rest, 'more service')]])
}
