// Creates an IAM client with the sync's retries and timeouts.
import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam'

/**
 * Create a client that reads with the user's own credentials, wherever the SDK finds them. The SDK's standard mode
 * waits up to 1, 2, 4, … 20 seconds before it retries a throttled call.
 */
export function createIamClient(settings: IAMClientConfig = {}): IAMClient {
  return new IAMClient({
    // IAM is one service for all Regions; requests to it are signed for this Region.
    region: 'us-east-1',
    retryMode: 'standard',
    maxAttempts: 8,
    requestHandler: {
      // In milliseconds: to connect, until an answer begins, and between two chunks of it.
      connectionTimeout: 5_000,
      requestTimeout: 15_000,
      throwOnRequestTimeout: true,
      socketTimeout: 15_000,
    },
    ...settings,
  })
}
