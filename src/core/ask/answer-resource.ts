// Lists what the policies of a question allow on one resource: as asked, and with other condition keys.
import type { ActionIndex } from '../actions/action-index.ts'
import { possibleResources } from '../requests/resource-language.ts'
import { completeContext, lowerKeys } from './answer-question.ts'
import { findNearestOnResource, type Nearest } from './find-nearest.ts'
import { evaluateLayers, type LayerDecision, toLayers } from './layers.ts'
import { listNamed, type Question } from './question.ts'
import { listBestFormats } from './resource-type.ts'
import { toSides } from './sides.ts'

export interface AllowedAction {
  readonly action: string
  readonly layers: readonly LayerDecision[]
}

/** What can be done to a resource. */
export interface ResourceAnswer {
  /** How many actions the reference lists for such a resource. */
  readonly possible: number
  readonly allowed: readonly AllowedAction[]
  /** Refused as asked, but allowed with other keys. */
  readonly withOtherKeys: readonly { readonly action: string; readonly nearest: Nearest }[]
  /** Whether other keys would do could not be determined. */
  readonly undecided: readonly string[]
}

/** List what can be done to the resource of a question. */
export function answerResource(question: Question, resource: string, index: ActionIndex): ResourceAnswer {
  const { policies } = question
  const layers = toLayers(policies)
  const context = completeContext(question.context, resource)
  const named = listNamed(policies, index)
  const best = listBestFormats(resource, index)
  const candidates = [
    ...index.all.filter(({ formats }) => formats.written.some((one) => best.has(one))),
    ...named,
  ]
  const nearest = new Map<string, ReturnType<typeof findNearestOnResource>>()
  const allowed: AllowedAction[] = []
  const withOtherKeys: { action: string; nearest: Nearest }[] = []
  const undecided: string[] = []
  for (const { name, formats } of candidates) {
    const resources = possibleResources(formats.written, false)
    const verdict = evaluateLayers(layers, { action: name, resource, context })
    if (verdict.answer === 'allowed') {
      allowed.push({ action: name, layers: verdict.layers })
      continue
    }
    const sides = toSides(layers, name)
    const alike = JSON.stringify(sides)
    const found =
      nearest.get(alike) ?? findNearestOnResource({ sides, resources, resource, context: lowerKeys(context) })
    nearest.set(alike, found)
    if (found === 'undecided') undecided.push(name)
    else if (found !== 'none') withOtherKeys.push({ action: name, nearest: found })
  }
  return { possible: candidates.length - named.length, allowed, withOtherKeys, undecided }
}
