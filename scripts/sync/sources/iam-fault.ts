// Explains what went wrong in a call to IAM, in words that a person can act on.

import type { ShapeFinding } from '../../../src/core/json/check-shape.ts'
import { shorten } from '../../../src/core/json/fault.ts'

/** One call about one policy: `GetPolicyVersion v4`. */
export interface Call {
  readonly policy: string
  readonly name: string
}

/** What a failed call means; a `final` failure would recur for every other policy. */
export interface Failure extends Pick<ShapeFinding, 'found' | 'expected' | 'tip'> {
  readonly kind: 'unknown' | 'final' | 'other'
}

interface Rule extends Omit<Failure, 'found'> {
  /** Matches the names of errors from IAM, the SDK or Node. */
  readonly names: RegExp
}

const rules: readonly Rule[] = [
  {
    names: /^(CredentialsProviderError|TokenProviderError)$/,
    kind: 'final',
    expected: 'credentials of an AWS account',
    tip: 'Sign in first, for instance with `aws sso login`, and name the profile in AWS_PROFILE; docs/data.md lists the permissions it needs.',
  },
  {
    names:
      /^(ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken)/,
    kind: 'final',
    expected: 'credentials that IAM accepts',
    tip: "Sign in again, and check this machine's clock.",
  },
  {
    names: /^(Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|LimitExceeded)/,
    kind: 'final',
    expected: 'an answer after retries',
    tip: 'IAM limits how often an account may call it; run the sync again later.',
  },
  {
    names: /^AccessDenied/,
    kind: 'other',
    expected: 'permission to make this call',
    tip: 'Grant iam:GetPolicy, iam:GetPolicyVersion and iam:ListPolicyVersions; docs/data.md has the policy.',
  },
  {
    names: /^NoSuchEntity/,
    kind: 'unknown',
    expected: 'a policy or version that IAM knows',
    tip: 'Run the sync again; check the ARN in policy.json, and set the status there to "retired" if AWS has retired the policy.',
  },
  {
    names: /^(TimeoutError|AbortError|E[A-Z_]{4,}|ServiceFailure|ServiceUnavailable|InternalFailure)/,
    kind: 'final',
    expected: 'an answer from IAM',
    tip: 'Check the network, and AWS_ENDPOINT_URL_IAM if it is set; then run the sync again.',
  },
]

/** What to do about an answer that does not have the form of IAM's answers. */
export const formTip =
  'Run the sync again; if this persists, check what is between this machine and IAM, and whether its API has changed.'

/** Explain an error of the SDK. */
export function explainError(error: unknown): Failure {
  const names = namesOf(error)
  const rule = rules.find((candidate) => names.some((name) => candidate.names.test(name)))
  return {
    kind: 'other',
    expected: 'an answer in the format of the IAM API',
    tip: formTip,
    ...rule,
    found: describeError(error),
  }
}

function namesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  return [error.name, ...code]
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return shorten(String(error))
  const attempts = attemptsOf(error)
  // The SDK's own advice is on later lines. Quote the first, because a terminal obeys control characters.
  const message = JSON.stringify(error.message.split('\n')[0]?.slice(0, 300))
  return `${namesOf(error).join(' ')}${attempts > 1 ? ` after ${attempts} attempts` : ''}: ${message}`
}

function attemptsOf(error: Error): number {
  if (!('$metadata' in error)) return 1
  const { attempts }: { attempts?: unknown } = Object(error.$metadata)
  return typeof attempts === 'number' ? attempts : 1
}

/** Format a fault of a call for a terminal: the policy, the call, what was found and expected, and a tip. */
export function formatCallFault(
  call: Call,
  { found, expected, tip }: Pick<Failure, 'found' | 'expected' | 'tip'>,
  path?: string,
): string {
  const place = path === undefined || path === '$' ? '' : `, ${path}`
  return [
    `${call.policy}, ${call.name}${place}`,
    `found     ${found}`,
    `expected  ${expected}`,
    `tip       ${tip}`,
  ].join('\n    ')
}
