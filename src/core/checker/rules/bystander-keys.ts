// Lists condition keys that limit who asks, from where and when, but not what can be done.

/** In lowercase. Source: IAM User Guide, "AWS global condition context keys". */
const bystanders: ReadonlySet<string> = new Set(
  [
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:MultiFactorAuthAge',
    'aws:MultiFactorAuthPresent',
    'aws:Referer',
    'aws:RequestedRegion',
    'aws:SecureTransport',
    'aws:SourceIp',
    'aws:TokenIssueTime',
    'aws:UserAgent',
  ].map((key) => key.toLowerCase()),
)

/** Check whether conditions leave open what an action can be used for. */
export function limitNothing(conditions: readonly { readonly key: string }[]): boolean {
  return conditions.every(({ key }) => bystanders.has(key.toLowerCase()))
}
