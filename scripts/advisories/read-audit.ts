// Reads the output of `npm audit --json`: clean, advisories found, or registry unreachable.
import * as z from 'zod'

export type Audit =
  | { readonly outcome: 'clean' }
  | { readonly outcome: 'found'; readonly lines: readonly string[] }
  | { readonly outcome: 'unreachable'; readonly why: string }

const report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
})

const failure = z.object({
  message: z.string().optional(),
  error: z.object({ summary: z.string().optional() }).optional(),
})

/** Read what an `npm audit` report says about some packages. Any other output means that the registry did not answer. */
export function readAudit(text: string, isAsked: (name: string) => boolean): Audit {
  const value = parse(text)
  const read = report.safeParse(value)
  if (!read.success) {
    const { message, error } = failure.safeParse(value).data ?? {}
    return { outcome: 'unreachable', why: message || error?.summary || 'no report' }
  }
  const found = Object.entries(read.data.vulnerabilities).filter(([name]) => isAsked(name))
  if (found.length === 0) return { outcome: 'clean' }
  return {
    outcome: 'found',
    lines: found.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`).sort(),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
