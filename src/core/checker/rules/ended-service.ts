// Finds actions and ARNs of services whose support AWS ends, or has ended.
import type { Rule } from '../rule.ts'

/** Report actions of ended services. Source: the notice of AWS that the site settings name. */
export const endedService: Rule = {
  name: 'ended-service',
  severity: 'info',
  check: ({ statements, options }) => {
    if (options.endedServices === undefined || options.endedServices.length === 0) return []
    const ended = new Map(options.endedServices?.map((service) => [service.prefix, service]))
    return statements.flatMap(({ matched, resources }) => {
      // One finding a service is enough for a statement.
      const named = (resources?.texts ?? []).flatMap((text) => {
        const prefix = /^arn:[^:]*:([^:]*):/.exec(text.value)?.[1]
        return prefix === undefined ? [] : [{ text, prefix }]
      })
      const firsts = new Map(
        [...matched.entries, ...named].toReversed().map((entry) => [entry.prefix, entry]),
      )
      return [...firsts.values()].flatMap(({ text, prefix }) => {
        const service = ended.get(prefix)
        if (service === undefined) return []
        const message = `AWS ${service.isOver ? 'ended' : 'ends'} support for ${service.name} on ${service.ended}.`
        const tip = 'Remove the actions of the service when nobody uses it any more.'
        return [{ span: text, message, tip }]
      })
    })
  },
}
