// Lists condition keys that limit who asks, from where and when, but not what can be done.

/** In lowercase. Source: IAM User Guide, "AWS global condition context keys". */
const bystanders: ReadonlySet<string> = new Set(
  [
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:MultiFactorAuthAge',
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalAccount',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:PrincipalType',
    'aws:Referer',
    'aws:RequestedRegion',
    'aws:ResourceAccount',
    'aws:ResourceOrgID',
    'aws:ResourceOrgPaths',
    'aws:SecureTransport',
    'aws:SourceIp',
    'aws:SourceVpc',
    'aws:SourceVpcArn',
    'aws:SourceVpce',
    'aws:TokenIssueTime',
    'aws:UserAgent',
    'aws:VpcSourceIp',
  ].map((key) => key.toLowerCase()),
)

/** Check whether a condition on a key, given in lowercase, can limit what an action is used for. */
export function limitsUse(key: string): boolean {
  return !bystanders.has(key)
}
