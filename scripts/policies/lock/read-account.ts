// Reads the managed policies in use from an AWS account, if the AWS SDK is installed next to the command.
import { toUsedPolicies } from './account-details.ts'
import type { UsedPolicy } from './policies-in-use.ts'

const filter = 'AWSManagedPolicy'

/** Ask IAM with the user's own credentials. Throws an error that says how to go on if the SDK is missing. */
export async function readAccount(): Promise<readonly UsedPolicy[]> {
  const { IAMClient, paginateGetAccountAuthorizationDetails } = await loadSdk()
  // IAM is one service for all Regions; requests to it are signed for this Region.
  const client = new IAMClient({ region: 'us-east-1', retryMode: 'standard', maxAttempts: 8 })
  const policies: unknown[] = []
  const pages = paginateGetAccountAuthorizationDetails(
    { client, stopOnSameToken: true },
    { Filter: [filter] },
  )
  try {
    for await (const { Policies = [] } of pages) policies.push(...Policies)
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error)
    throw new Error(
      `IAM did not answer GetAccountAuthorizationDetails: ${what}\nSign in first, and grant iam:GetAccountAuthorizationDetails.`,
      { cause: error },
    )
  }
  return toUsedPolicies(policies)
}

async function loadSdk(): Promise<typeof import('@aws-sdk/client-iam')> {
  try {
    return await import('@aws-sdk/client-iam')
  } catch (error) {
    throw new Error(
      `--source aws needs the AWS SDK, which is not installed with this command. Install it in the same place:
  npm install @aws-sdk/client-iam
or use the AWS CLI:
  aws iam get-account-authorization-details --filter ${filter} | connect-policies lock --source -`,
      { cause: error },
    )
  }
}
