// Defines the schema of the record that says of each action whether it destroys something.
import * as z from 'zod'
import { actionName, webAddress } from './parts.ts'

/** What an action can do to what is there; `none` if it destroys nothing. */
export const destructionEffects = ['deletes', 'overwrites', 'ends', 'none'] as const

const judgment = z.strictObject({
  actions: z.array(actionName).min(1).describe('The actions that this applies to, sorted.'),
  effect: z
    .enum(destructionEffects)
    .describe(
      'deletes: what it removes does not come back; overwrites: it replaces data or content whose former state may be lost; ends: what it stops cannot be made up for; none: nothing of that.',
    ),
  why: z
    .string()
    .regex(/^[A-Z](?!.*\. ).*[^.]\.$/, {
      error: 'expected one sentence that starts with a capital letter and ends with a period',
    })
    .describe('What one of the actions does to what is there: one sentence of our own.'),
  source: webAddress.describe('The page that states the facts.'),
})

/** content/destructive.json: sorted by the first action of each entry; no action appears in two entries. */
export const destructionRecords = z.array(judgment)

export type DestructionRecord = z.infer<typeof judgment>
