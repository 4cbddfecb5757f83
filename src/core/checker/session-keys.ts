// Lists condition keys that are about the caller's session, so that requests to every service can have them.

/**
 * The reference lists these keys with the service that issues the credentials, but with none of its actions: they are
 * in the context of every request made with those credentials. Sources:
 *
 * - https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
 * - https://docs.aws.amazon.com/service-authorization/latest/reference/list_ec2.html, ec2:SourceInstanceARN
 * - https://docs.aws.amazon.com/singlesignon/latest/userguide/trustedidentitypropagation-identity-enhanced-iam-role-sessions.html
 * - https://docs.aws.amazon.com/glue/latest/dg/security_iam_service-with-iam.html, glue:RoleAssumedBy
 * - https://docs.aws.amazon.com/codebuild/latest/userguide/action-context-keys.html
 */
const sessionKeys: ReadonlySet<string> = new Set(
  [
    'codebuild:buildArn',
    'codebuild:projectArn',
    'ec2:RoleDelivery',
    'ec2:SourceInstanceARN',
    'glue:CredentialIssuingService',
    'glue:RoleAssumedBy',
    'identitystore:IdentityStoreArn',
    'identitystore:UserId',
    'lambda:SourceFunctionArn',
    'ssm:SourceInstanceARN',
  ].map((key) => key.toLowerCase()),
)

/** Check whether a key is about the caller's session, so that it applies beyond its own service. */
export function isSessionKey(key: string): boolean {
  return sessionKeys.has(key.toLowerCase())
}
