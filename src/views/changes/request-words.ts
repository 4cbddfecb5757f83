// Describes a request in words.
import { describeCondition } from '../words/conditions.ts'
import { joinPhrases, type Phrase } from '../words/words.ts'
import type { RequestJson } from './evidence.ts'

/** Describe a request: `connect:CreateUser on arn:… when the resource’s Team tag is “a”`. */
export function describeRequest({ action, resource, context }: RequestJson): readonly Phrase[] {
  const given = Object.entries(context).map(([key, value]) => describeKey(key, value))
  return [
    { code: action },
    ' on ',
    { code: resource },
    ...(given.length === 0 ? [] : [', when ', ...joinPhrases(given.map((words) => [words]))]),
  ]
}

function describeKey(key: string, value: string | readonly string[]): string {
  if (typeof value === 'string') return describeCondition({ operator: 'StringEquals', key, values: [value] })
  return `${key} has the values ${value.map((one) => `“${one}”`).join(' and ')}`
}
