// Calls IAM and checks the form of its answer, or explains what went wrong.
import type * as z from 'zod'
import { checkShape, type ShapeFinding } from '../../../src/core/json/check-shape.ts'
import { formatJsonPath } from '../../../src/core/json/fault.ts'
import { type Call, explainError, formatCallFault, formTip } from './iam-fault.ts'

export interface Answer<T> {
  readonly answer?: T
  readonly faults: readonly string[]
  /** Whether IAM does not know the requested policy or version. */
  readonly isUnknown: boolean
}

/** Make a call and check the form of its answer. Throws if every other call would fail the same way. */
export async function askIam<S extends z.ZodType>(
  call: Call,
  schema: S,
  send: () => Promise<unknown>,
): Promise<Answer<z.infer<S>>> {
  let answer: unknown
  try {
    answer = await send()
  } catch (error) {
    const failure = explainError(error)
    const fault = formatCallFault(call, failure)
    if (failure.kind === 'final') throw new Error(fault, { cause: error })
    return { faults: [fault], isUnknown: failure.kind === 'unknown' }
  }
  const { record, findings } = checkShape(schema, answer)
  return {
    ...(record !== undefined && { answer: record }),
    faults: refuseForm(call, findings),
    isUnknown: false,
  }
}

/** Describe what breaks the form. The checks' own tips are left out: they are for authors of records, not for IAM. */
export function refuseForm(call: Call, findings: readonly ShapeFinding[]): readonly string[] {
  return findings.map((finding) =>
    formatCallFault(call, { ...finding, tip: formTip }, formatJsonPath(finding.at)),
  )
}
