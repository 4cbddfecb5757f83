// Loads what the policy checker needs.
import { type ActionIndex, indexActions } from '../../../src/core/actions/action-index.ts'
import { addRecordedFacts, toRecorded } from '../../../src/core/actions/recorded-facts.ts'
import { listEnded } from '../../../src/core/actions/service-notes.ts'
import { toLintOptions } from '../../../src/core/checker/lint-options.ts'
import type { LintOptions } from '../../../src/core/checker/rule.ts'
import type { Knowledge } from './knowledge.ts'

/** Load the actions and the options with which every policy is checked. */
export async function loadCheckFacts(
  knowledge: Knowledge,
): Promise<{ readonly index: ActionIndex; readonly known: LintOptions }> {
  const content = await knowledge.content()
  const index = indexActions(addRecordedFacts(await knowledge.snapshot(), toRecorded(content)))
  const names = new Map(index.snapshot.services.map(({ prefix, name }) => [prefix, name]))
  const endedServices = listEnded(content.settings.services ?? [], names, content.settings.asOf)
  return { index, known: { ...toLintOptions(content), endedServices } }
}
