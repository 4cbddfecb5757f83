// Describes the JSON of the example policies.
import * as z from 'zod'
import { exampleRecord } from '../../../core/records/example.ts'
import type { ExampleJson, ExamplesJson } from '../example-json.ts'
import { instant, objectOf, policyDocument, policyName, shared, statusCounts, text, texts } from './parts.ts'

const [{ shape }, { shape: trustShape }] = exampleRecord.options

export const exampleDocumentSchema: z.ZodType<ExampleJson['document']> = z.union([
  policyDocument,
  shared('TrustDocument', trustShape.document).describe('The document of a role’s trust policy.'),
])

const parameter = objectOf<ExampleJson['parameters'][number]>({
  name: text.describe('The name between < and > in the document.'),
  meaning: text.describe('What it is and where to find it.'),
  format: text.describe('The name of the format of its values.'),
  pattern: text.describe('That format as a regular expression for the whole value.'),
  example: text.describe('A value in that format.'),
})

export const examplesSchema: z.ZodType<ExamplesJson> = objectOf<ExamplesJson>({
  asOf: instant.describe('The day and time up to which the catalog is current, UTC, ISO 8601.'),
  examples: z
    .array(
      objectOf<ExampleJson>({
        slug: text.describe('The last part of its address.'),
        title: shape.title.describe('What it is for.'),
        topic: shape.topic,
        kind: z
          .enum(['identity-based', 'trust'])
          .describe('Whether it is attached to users, groups or roles, or is the trust policy of a role.'),
        task: shape.task.describe('Who needs it and what it lets them do.'),
        url: z.url().describe('Its page.'),
        origin: objectOf<NonNullable<ExampleJson['origin']>>({
          title: text.describe('The title of AWS’s document.'),
          part: text.describe('The heading under which AWS prints the policy.'),
        })
          .exactOptional()
          .describe('Where AWS prints a policy for the same task.'),
        mended: shape.mended,
        notes: shape.notes,
        parameters: z.array(parameter).describe('What to fill in.'),
        attachBesides: z.array(policyName).describe('Policies of the catalog to attach as well.'),
        counts: statusCounts
          .exactOptional()
          .describe('Actions by what the policy does to them; omitted for a trust policy.'),
        lacking: texts
          .exactOptional()
          .describe(
            'Granted actions for which AWS’s reference also requires a resource of another type, which the policy does not allow; omitted for a trust policy.',
          ),
        denied: texts
          .exactOptional()
          .describe('The actions that its Deny statements match; omitted for a trust policy.'),
        document: exampleDocumentSchema.describe('The document, with `<name>` for each parameter.'),
      }),
    )
    .describe('Every example, sorted by slug.'),
})
