// Splits what the reference states as the ARN format of a resource type, which can be several formats in one string.

/** List the ARN formats of a resource type: `arn:…/${BotId}, arn:…:${BotName}` has two. */
export function splitFormats(arn: string): readonly string[] {
  return arn.split(/,\s*(?=arn:)/)
}
