// Defines the schema of a policy document.
import * as z from 'zod'
import { text } from './parts.ts'

/** The maximum length of a document, in characters of JSON. The largest that AWS has published is about 152,000. */
export const maxDocumentLength = 500_000

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)])

const conditionValue = z.union([z.string(), z.number(), z.boolean()])

/** One item, or a list that may be empty: IAM accepts it, and it matches nothing. */
const oneOrAny = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)])

const exactlyOne =
  (left: string, right: string) =>
  (statement: object): boolean =>
    Object.hasOwn(statement, left) !== Object.hasOwn(statement, right)

const defineStatement = (list: typeof oneOrMany | typeof oneOrAny) =>
  z
    .strictObject({
      Sid: z.string().optional().describe('Optional identifier of the statement.'),
      Effect: z.enum(['Allow', 'Deny']).describe('Whether the statement allows or denies.'),
      Action: list(text).optional().describe('Actions the statement matches; * and ? are wildcards.'),
      NotAction: list(text).optional().describe('Actions the statement does not match.'),
      Resource: list(text).optional().describe('ARN patterns the statement matches, or *.'),
      NotResource: list(text).optional().describe('ARN patterns the statement does not match.'),
      Condition: z
        .record(text, z.record(text, list(conditionValue)))
        .describe('Maps condition operators to condition keys, and each key to one or more values.')
        .optional()
        .describe('All of these must be true for the statement to match.'),
    })
    .refine(exactlyOne('Action', 'NotAction'), { error: 'expected exactly one of Action and NotAction' })
    .refine(exactlyOne('Resource', 'NotResource'), {
      error: 'expected exactly one of Resource and NotResource',
    })

// With an ID, a published schema defines it once, although a document has one statement or a list of them.
const statement = defineStatement(oneOrMany).meta({ id: 'Statement' })

const version = z.enum(['2012-10-17', '2008-10-17']).describe('The version of the policy language.')

const isShort = (document: object) => JSON.stringify(document).length <= maxDocumentLength
const tooLong = { error: `expected at most ${maxDocumentLength.toLocaleString('en')} characters` }

/**
 * An identity-based policy document.
 * Source: IAM User Guide, "IAM JSON policy elements reference" and "Grammar of the IAM JSON policy language".
 */
export const policyDocument = z
  .strictObject({
    Version: version,
    Id: z.string().optional().describe('Optional identifier of the document.'),
    Statement: oneOrMany(statement).describe('One statement or a list of them.'),
  })
  .refine(isShort, tooLong)

export type PolicyDocument = z.infer<typeof policyDocument>

/**
 * A document of anyone's, in any form that IAM accepts: lists may be empty, and without a Version it has 2008-10-17.
 * Source: IAM User Guide, "IAM JSON policy elements: Version".
 */
export const acceptedDocument: z.ZodType<PolicyDocument> = z
  .strictObject({
    Version: version.default('2008-10-17'),
    Id: z.string().optional(),
    Statement: oneOrMany(defineStatement(oneOrAny)),
  })
  .refine(isShort, tooLong)
