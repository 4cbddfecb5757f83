// Defines the zod schema of the files in content/examples/: policies that people copy.
import * as z from 'zod'
import { parameterFormats } from './parameter-format.ts'
import { policyName } from './parts.ts'
import { policyDocument } from './policy-document.ts'

const text = z.string().min(1)

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)])

/**
 * The trust policy of a role. Source: IAM User Guide, "IAM JSON policy elements: Principal"; it has no Resource.
 */
const trustDocument = z.strictObject({
  Version: z.literal('2012-10-17').describe('The version of the policy language.'),
  Statement: z
    .array(
      z.strictObject({
        Sid: z.string().optional().describe('Optional identifier of the statement.'),
        Effect: z.enum(['Allow', 'Deny']).describe('Whether the statement allows or denies.'),
        Principal: z
          .record(z.enum(['AWS', 'Service', 'Federated']), oneOrMany(text).optional())
          .describe('Who may assume the role.'),
        Action: oneOrMany(z.string().regex(/^sts:\w+$/, { error: 'expected an STS action' })).describe(
          'STS actions the statement matches.',
        ),
        Condition: z
          .record(text, z.record(text, oneOrMany(text)))
          .optional()
          .describe('All of these must be true for the statement to match.'),
      }),
    )
    .min(1)
    .describe('The statements.'),
})

/** A value to fill in, written as `<name>` in the document. */
const parameter = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/, { error: 'expected a name such as instanceId' })
    .describe('The name between < and > in the document.'),
  format: z.enum(parameterFormats).describe('Which values it can have.'),
  example: text.describe('A value of that format, used to check the policy.'),
  meaning: text.describe('What it is and where to find it, in a few words.'),
})

const origin = z.strictObject({
  document: text.describe("The file name of AWS's document."),
  title: text.describe("The title of AWS's document."),
  part: text.describe('The heading under which AWS prints the policy.'),
})

const mend = z.strictObject({
  wrong: text.describe("What is wrong in AWS's text."),
  mended: text.describe('What is written here instead.'),
})

const common = {
  title: text.describe('What it is for, as a heading.'),
  topic: text.describe('The heading under which it is listed: the ID of one of the topics in site.json.'),
  task: text.describe('Who needs it and what it lets them do, in one to three sentences of our own.'),
  origin: origin.optional().describe('Where AWS prints a policy for the same task.'),
  mended: z.array(mend).describe('What is wrong there and fixed here.'),
  attachBesides: z.array(policyName).describe('Cataloged policies that are also required.'),
  notes: z.array(text).describe('What to know before using it, one item each.'),
  parameters: z.array(parameter).describe('What to fill in, in the order of the form.'),
}

/** content/examples/<slug>.json: a policy that people copy. */
export const exampleRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('identity-based'), ...common, document: policyDocument }),
  z.strictObject({ kind: z.literal('trust'), ...common, document: trustDocument }),
])

export type ExampleRecord = z.infer<typeof exampleRecord>

/** An example with the name of its file, which is also the end of its address. */
export interface Example {
  readonly slug: string
  readonly record: ExampleRecord
}
