// Finds values of condition keys that cannot be IDs of what the key is about: VPCs, endpoints, KMS keys, accounts.
import type { Severity } from '../finding.ts'
import type { Rule } from '../rule.ts'

interface Form {
  /** Matches the names of keys. */
  readonly keys: RegExp
  readonly form: RegExp
  readonly what: string
  readonly tip: string
  readonly severity: Severity
}

/** Sources: IAM User Guide, "AWS global condition context keys"; Amazon S3 User Guide, "Amazon S3 condition keys". */
const forms: readonly Form[] = [
  {
    keys: /^aws:(SourceVpc|Ec2InstanceSourceVpc)$/i,
    form: /^vpc-([0-9a-z]{8}|[0-9a-z]{17})$/,
    what: 'the ID of a VPC',
    tip: 'Write vpc- and its 8 or 17 characters.',
    severity: 'error',
  },
  {
    keys: /^aws:SourceVpce$/i,
    form: /^vpce-([0-9a-z]{8}|[0-9a-z]{17})$/,
    what: 'the ID of a VPC endpoint',
    tip: 'Write vpce- and its 8 or 17 characters.',
    severity: 'error',
  },
  {
    keys: /:x-amz-server-side-encryption-aws-kms-key-id$/i,
    form: /^arn:[^:]+:kms:[^:]+:\d{12}:key\/[^/]+$/,
    what: 'the ARN of a KMS key, which is what the request has',
    tip: 'Write arn:aws:kms:region:account:key/key-id; an alias or an ID alone does not match.',
    severity: 'error',
  },
  {
    keys: /^(aws:(Principal|Source|Resource|Vpce)Account|s3:ResourceAccount|kms:CallerAccount)$/i,
    form: /^(\d{12}|aws|amazon)$/,
    what: 'the ID of an account',
    tip: 'Write its twelve digits, as a string.',
    severity: 'warning',
  },
]

/** Report values of the wrong form. Source: the descriptions of the keys. */
export const valueForm: Rule = {
  name: 'value-form',
  severity: 'error',
  check: ({ statements }) =>
    statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ reading, key, values }) => {
        const { family } = reading
        const known =
          family === 'String' || family === 'ARN' ? forms.find(({ keys }) => keys.test(key.value)) : undefined
        if (known === undefined) return []
        const { form, what, tip, severity } = known
        return values
          .filter(({ value }) => value !== '' && !/[*?]|\$\{/.test(value) && !form.test(value))
          .map((text) => ({
            span: text,
            message: `${JSON.stringify(text.value)} is not ${what}.`,
            tip,
            severity,
          }))
      }),
    ),
}
