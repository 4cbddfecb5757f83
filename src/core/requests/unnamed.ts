// Finds requests that a policy allows although nobody named their resource: what it allows on anything.
import type { Condition, Policy, ResourceSet, Statement } from '../policy/policy.ts'
import type { Found } from './combine-choices.ts'
import { findAllowed, toSide } from './decide.ts'
import { meetsCondition } from './operator.ts'
import { type Context, evaluate, fillVariables, type Request, takesVariables } from './request.ts'
import { possibleResources } from './resource-language.ts'

/** Values that no policy names. A pattern that matches the text matches nearly any. */
const unnamed = { text: 'q7zx-v4kj9w', arn: 'arn:aws:q7zx-v4kj9w:us-east-1:111122223333:q7zx-v4kj9w' }

/** What stands for the value of a policy variable: somebody in particular, so not what nobody named. */
const somebody = 'k3hm-p8ty5n'

/** With more keys than this, they are absent together or have an unnamed value together. */
const mostKeys = 3

export interface UnnamedQuestion {
  /** The statements that match the action. */
  readonly statements: readonly Statement[]
  /** The ARN formats of the resources that are asked about; none for an action that acts on no resource. */
  readonly formats: readonly string[]
  /** Whether a key, in lowercase, limits what can be done; other keys have whatever value the policy asks for. */
  readonly isLimit: (key: string) => boolean
  /** Values that are given, by key in lowercase. */
  readonly given?: Context
}

/**
 * Find a request that the statements allow on a resource that none of them names, where every key that limits what can be
 * done is absent or has a value that none of them names.
 */
export function findUnnamed({
  statements,
  formats,
  isLimit,
  given = none,
}: UnnamedQuestion): Found | undefined {
  if (!statements.some(({ effect }) => effect === 'Allow')) return undefined
  const resources = possibleResources(formats.map(nameNothing), formats.length === 0)
  for (const chosen of listChoices(statements, isLimit, given)) {
    const settled = statements.flatMap((statement) => settle(statement, chosen, isLimit) ?? [])
    const found = findAllowed(toSide(settled), resources)
    if (typeof found === 'string') continue
    return { resource: found.resource, context: new Map([...chosen, ...found.context]) }
  }
  return undefined
}

const none: Context = new Map()

/** Find a request that the statements allow with some keys as given. What no search could decide is not found. */
export function findGiven(
  statements: readonly Statement[],
  formats: readonly string[],
  given: Context,
): Found | undefined {
  const isGiven = (key: string) => given.has(key)
  const settled = statements.flatMap((statement) => settle(statement, given, isGiven) ?? [])
  const found = findAllowed(toSide(settled), possibleResources(formats, formats.length === 0))
  return typeof found === 'string'
    ? undefined
    : { resource: found.resource, context: new Map([...given, ...found.context]) }
}

/** Give what a format leaves open a name that no policy has; partition, Region and account can be any. */
function nameNothing(format: string): string {
  return format.replace(/\$\{(?!Partition\}|Region\}|Account\})[^}]*\}/g, unnamed.text)
}

/** Check for the tag of a resource: that one has it names the resource. A resource that nobody named has none. */
const isResourceTag = (key: string) => /^[a-z0-9-]+:resourcetag\//.test(key)

/** List the values that the limiting keys are tried with: absent first. */
function listChoices(
  statements: readonly Statement[],
  isLimit: (key: string) => boolean,
  given: Context,
): readonly Context[] {
  const keys = [
    ...new Set(statements.flatMap(({ conditions }) => conditions.map(({ key }) => key.toLowerCase()))),
  ].filter((key) => isLimit(key) && !given.has(key) && !isResourceTag(key))
  const values = [undefined, unnamed.text, unnamed.arn]
  const fill = (context: Context, key: string, value: string | undefined): Context =>
    value === undefined ? context : new Map([...context, [key, [value]]])
  if (keys.length > mostKeys)
    return values.map((value) => keys.reduce((context, key) => fill(context, key, value), given))
  return keys.reduce<readonly Context[]>(
    (contexts, key) => values.flatMap((value) => contexts.map((context) => fill(context, key, value))),
    [given],
  )
}

/** Decide the conditions on limiting keys; `undefined` if one is not met. Variables are filled in with somebody. */
function settle(
  statement: Statement,
  chosen: Context,
  isLimit: (key: string) => boolean,
): Statement | undefined {
  const isSettled = ({ key }: Condition) => isLimit(key.toLowerCase()) || chosen.has(key.toLowerCase())
  const people = new Map([...listVariables(statement).map((key) => [key, [somebody]] as const), ...chosen])
  const { resources, conditions } = statement
  const fill = (texts: readonly string[]) =>
    fillVariables({ resources: texts, isInverted: false, conditions: [] }, people).resources
  const filled = conditions.map((condition) =>
    takesVariables(condition) ? { ...condition, values: fill(condition.values) } : condition,
  )
  const isMet = (condition: Condition) =>
    meetsCondition(condition, chosen.get(condition.key.toLowerCase()) ?? [])
  if (!filled.filter(isSettled).every(isMet)) return undefined
  return {
    ...statement,
    resources: resources.flatMap((set): readonly ResourceSet[] =>
      'resource' in set
        ? fill([set.resource]).map((resource) => ({ resource }))
        : [{ notResource: fill(set.notResource) }],
    ),
    conditions: filled.filter((condition) => !isSettled(condition)),
  }
}

function listVariables({ resources, conditions }: Statement): readonly string[] {
  const texts = [
    ...resources.flatMap((set) => ('resource' in set ? [set.resource] : set.notResource)),
    ...conditions.flatMap(({ values }) => values),
  ]
  return texts.flatMap((text) =>
    [...text.matchAll(/\$\{\s*([^*?$,}\s][^,}]*?)\s*[,}]/g)].map(([, key = '']) => key.toLowerCase()),
  )
}

/** Names to show instead of those that no policy has. */
const plainNames = ['Admin', 'AnyOther', 'Anything']

/** Write a request that was found with a plain name, if a policy allows it with one. */
export function namePlainly(policy: Policy, action: string, { resource, context }: Found): Request {
  const spellings = new Map(
    [
      'iam:PassedToService',
      ...policy.statements.flatMap(({ conditions }) => conditions.map(({ key }) => key)),
    ].map((key) => [key.toLowerCase(), key]),
  )
  const write = (name: string): Request => {
    const replace = (text: string) => text.replaceAll(unnamed.text, name)
    return {
      action,
      resource: replace(resource),
      context: Object.fromEntries(
        [...context].map(([key, values]) => [spellings.get(key) ?? key, values.map(replace)]),
      ),
    }
  }
  const isAllowed = (request: Request) => evaluate([policy], request).answer === 'allowed'
  return plainNames.map(write).find(isAllowed) ?? write(unnamed.text)
}
