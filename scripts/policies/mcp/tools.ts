// Defines the tools that assistants can call: their descriptions, their inputs, and what they answer.
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import * as z from 'zod'
import type { Role } from '../../../src/core/ask/roles.ts'
import { lintPolicy } from '../../../src/core/checker/lint-policy.ts'
import { policyTypes } from '../../../src/core/checker/types/policy-type.ts'
import { answerAsked } from '../answer-asked.ts'
import { findShown } from '../commands/show.ts'
import { compareAttached } from '../compare/compare-attached.ts'
import { formatShares } from '../compare/format-shares.ts'
import { formatComparison } from '../format-comparison.ts'
import { formatText } from '../format-findings.ts'
import { buildModel } from '../knowledge/build-model.ts'
import { loadCheckFacts } from '../knowledge/check-facts.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { describeReach } from './describe-reach.ts'
import { createResolver } from './resolve-given.ts'
import { shortenAnswer, shortenBefore } from './shorten-answer.ts'

const policy = z
  .string()
  .min(1)
  .describe('A policy document as JSON text, or a policy of the catalog such as AmazonConnect_FullAccess@v4')

const side = z
  .union([policy, z.array(policy).min(1)])
  .describe(
    'A policy, or a list of policies that are all attached to one principal. Each is a document as JSON text, or a policy of the catalog such as AmazonConnect_FullAccess@v4',
  )

/** Add the tools to a server. Facts are loaded by the first call that needs them. */
export function addTools(server: McpServer, knowledge: Knowledge): void {
  const facts = once(() => loadCheckFacts(knowledge))
  const model = once(() => buildModel(knowledge))
  const content = once(() => knowledge.content())
  const { resolve, resolveSides } = createResolver(content)

  server.registerTool(
    'check',
    {
      title: 'Check an IAM policy',
      description: 'Find errors and risks in an IAM policy. Each finding has line, column, rule and tip.',
      inputSchema: {
        policy: z.string().min(1).describe('The policy document as JSON text'),
        type: z.enum(policyTypes).optional().describe('The type of the policy; by default it is guessed'),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ policy: text, type }) =>
      answer(async () => {
        const { index, known } = await facts()
        const findings = lintPolicy(text, index, { ...known, ...(type !== undefined && { type }) })
        return formatText([{ file: 'policy', findings }], { rules: 0, baseline: 0 })
      }),
  )

  server.registerTool(
    'compare',
    {
      title: 'Compare IAM policies by access',
      description:
        'Say what the newer policy allows that the older one refuses, and the reverse, with requests that show it. Of several policies on a side, also say what each adds to the others. To ask what A grants beyond B and C, pass B and C as older, and A, B and C as newer.',
      inputSchema: { older: side, newer: side },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ older, newer }) =>
      answer(async () => {
        const [before = [], after = []] = await resolveSides([
          ['older', older],
          ['newer', newer],
        ])
        const { index } = await facts()
        const { described } = compareAttached(before, after, await content(), index)
        const comparison = formatComparison(described, index.snapshot.name)
        return shortenBefore(comparison, formatShares(described).join('\n\n'))
      }),
  )

  server.registerTool(
    'ask',
    {
      title: 'Ask whether policies allow a request',
      description: 'Say whether policies allow an action, which statements decide it, and what is missing.',
      inputSchema: {
        policies: z.array(policy).min(1).describe('The identity policies'),
        boundary: policy.optional().describe('The permissions boundary'),
        scps: z
          .array(z.array(policy))
          .optional()
          .describe('The SCPs of each level, from the root to the account'),
        action: z.string().optional().describe("An action, or a pattern such as 'connect:Describe*'"),
        resource: z.string().optional().describe('The ARN of the resource'),
        context: z
          .record(z.string(), z.array(z.string()))
          .optional()
          .describe('Condition keys with their values'),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ policies, boundary, scps = [], action, resource, context = {} }) =>
      answer(async () => {
        const asked: readonly (readonly [Role, string, string])[] = [
          ...policies.map((text, i) => ['identity', `policy ${i + 1}`, text] as const),
          ...(boundary === undefined ? [] : [['boundary', 'boundary', boundary] as const]),
          ...scps.flatMap((level, i) =>
            level.map((text, j) => [`scp${i + 1}`, `SCP ${j + 1} of level ${i + 1}`, text] as const),
          ),
        ]
        const resolved = await Promise.all(
          asked.map(async ([role, label, text]) => ({ role, ...(await resolve(label, text)) })),
        )
        const question = {
          context,
          ...(action !== undefined && { action }),
          ...(resource !== undefined && { resource }),
        }
        const { text, notes } = answerAsked(resolved, question, (await facts()).index)
        return [text, ...notes].join('\n\n')
      }),
  )

  server.registerTool(
    'show',
    {
      title: 'Show a managed policy for Amazon Connect',
      description:
        'Show the policies of the catalog, a policy with its versions, or one version with its document.',
      inputSchema: {
        name: z
          .string()
          .optional()
          .describe('Such as AmazonConnect_FullAccess or AmazonConnect_FullAccess@v4'),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ name }) => answer(async () => findShown(await model(), name).text()),
  )

  server.registerTool(
    'reach',
    {
      title: 'Find AWS managed policies that allow an action',
      description:
        'List the AWS managed policies, also those for other services, that allow an action of Amazon Connect.',
      inputSchema: { action: z.string().min(1).describe('An action such as connect:DeleteUser') },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    async ({ action }) => answer(async () => describeReach(await model(), action)),
  )
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}

/** Make the result of a call; what the caller did wrong is an answer, too. */
async function answer(write: () => Promise<string>) {
  const toResult = (text: string) => ({ content: [{ type: 'text' as const, text: shortenAnswer(text) }] })
  try {
    return toResult(await write())
  } catch (error) {
    return { ...toResult(error instanceof Error ? error.message : String(error)), isError: true }
  }
}
