// Asks whether policies, a permissions boundary and SCPs allow a request, and prints what decides it and what is missing.
import { indexActions } from '../../../src/core/actions/action-index.ts'
import { type Answered, answerAsked } from '../answer-asked.ts'
import type { AskOptions } from '../ask-options.ts'
import { toBlock, toPlain } from '../format/markdown-text.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type ResolvedPolicy, resolvePolicy } from '../resolve-policy.ts'

/** Print the answer to a question. Returns 0 if everything that was asked is allowed, else 1. */
export async function ask(
  { policies: asked, format, ...rest }: AskOptions,
  knowledge: Knowledge,
): Promise<number> {
  const content = await knowledge.content()
  const resolved: (ResolvedPolicy & Pick<AskOptions['policies'][number], 'role'>)[] = []
  const faults: string[] = []
  for (const { role, name } of asked) {
    try {
      resolved.push({ role, ...(await resolvePolicy(name, content.policies, knowledge.checkCommand)) })
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error))
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const answered = answerAsked(resolved, rest, indexActions(await knowledge.snapshot()))
  console.log(formatAnswered(answered, format))
  return answered.isAllowed ? 0 : 1
}

function formatAnswered({ json, text, notes }: Answered, format: AskOptions['format']): string {
  switch (format) {
    case 'json':
      return JSON.stringify(json, null, 2)
    case 'text':
      return [text, ...notes].join('\n\n')
    case 'markdown':
      return [toBlock(text), ...notes.map(toPlain)].join('\n\n')
    default:
      return format satisfies never
  }
}
