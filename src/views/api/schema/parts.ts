// Defines what several schemas share: objects that are checked against their view's type, and parts for `$defs`.
import * as z from 'zod'
import type { ActionResourceType } from '../../../core/actions/action.ts'
import type { Condition } from '../../../core/policy/policy.ts'
import { destructionEffects } from '../../../core/records/destruction.ts'
import * as parts from '../../../core/records/parts.ts'
import * as document from '../../../core/records/policy-document.ts'
import { riskRecord } from '../../../core/records/record.ts'
import type { StatusCounts } from '../../access/access-view.ts'
import type { ChangeCounts } from '../../words/change-words.ts'
import type { RiskJson } from '../../words/risk-view.ts'

/** A schema for each field of a view: a missing field, or one that the view lacks, does not compile. */
type FieldsOf<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? z.ZodExactOptional<z.ZodType<T[K]>> : z.ZodType<T[K]>
}

/** Describe an object of a view, field by field. */
export function objectOf<T extends object>(fields: FieldsOf<T>): z.ZodType<T> {
  // zod computes its type from the fields; TypeScript cannot follow that for a T it does not know yet.
  return z.object(fields as z.ZodRawShape) as unknown as z.ZodType<T>
}

/** Name a part; schemas that use it list it in `$defs` under that name. */
export function shared<T>(id: string, schema: z.ZodType<T>): z.ZodType<T> {
  return schema.meta({ id })
}

export const text = z.string().min(1)
export const texts = z.array(text)
export const count = z.int().min(0)
export const instant = z.iso.datetime({ precision: 0 })
export const day = z.iso.date()

/** The end of the description of a date that can be unknown. */
export const ifKnown = '; omitted if no source states it.'

export const dateBounds = {
  notBefore: instant
    .exactOptional()
    .describe('For a version without a date: when the nearest older version with a date was created.'),
  notAfter: instant
    .exactOptional()
    .describe('For a version without a date: when the nearest newer version with a date was created.'),
}

export const versionDates = {
  created: instant.exactOptional().describe(`When IAM created the version, UTC, ISO 8601${ifKnown}`),
  ...dateBounds,
}

export const policyName = parts.policyName.describe('The name of the policy, as AWS spells it.')
export const { versionId } = parts

export const policyDocument = shared('PolicyDocument', document.policyDocument)

export const action = text.describe('An action with its service prefix, as AWS spells it.')

export const conditions = z.array(
  shared(
    'Condition',
    objectOf<Condition>({
      operator: text.describe('The operator as the document writes it, such as `StringEquals`.'),
      key: text.describe('The condition key as the document writes it.'),
      values: z.array(z.string()).describe('Every value as a string.'),
    }),
  ),
)

export const statusCounts = shared(
  'StatusCounts',
  objectOf<StatusCounts>({
    full: count.describe('Actions granted on every resource, without a condition or a Deny.'),
    scoped: count.describe('Actions granted more narrowly than that.'),
    denied: count.describe('Actions that an Allow matches but a Deny cancels.'),
    idle: count.describe(
      'Actions that an Allow names, but for which it matches no possible request; not granted.',
    ),
  }),
)

export const changeCounts = shared(
  'ChangeCounts',
  objectOf<ChangeCounts>({
    gained: count.describe('Actions granted after but not before.'),
    lost: count.describe('Actions granted before but not after.'),
    widened: count.describe('Actions granted on more resources or under looser conditions.'),
    narrowed: count.describe('Actions granted on fewer resources or under stricter conditions.'),
    reshaped: count.describe('Actions of which some requests are newly allowed and others newly refused.'),
  }),
)

export const risks = z.array(
  shared(
    'Risk',
    objectOf<RiskJson>({
      action,
      classes: riskRecord.shape.classes,
    }),
  ),
)

export const destructionEffect = z
  .enum(destructionEffects)
  .exclude(['none'])
  .describe('What the action does to what is there; `ends` cannot be made up for.')

export const resourceTypes = z.array(
  shared(
    'ActionResourceType',
    objectOf<ActionResourceType>({
      name: text.describe('The name of the resource type, as AWS lists it.'),
      required: z.boolean().describe('Whether an Allow must specify a resource of this type, or `*`.'),
      arn: text
        .exactOptional()
        .describe('The format of its ARNs, with placeholders; omitted if none is listed.'),
    }),
  ),
)
