// Describes each rule of the policy checker for its page. The rules themselves do without, because the browser loads them.

/** What each rule looks for and why, in a sentence or two, by its name. */
const descriptions: Readonly<Record<string, string>> = {
  'json-syntax':
    'The text must be JSON. Common mistakes are named: an extra or missing comma, a bracket that is not closed, typographic quotation marks, comments, a field written twice.',
  fragment:
    'IAM accepts a whole document with Version and Statement, and nothing around it. A statement that was copied by itself is still checked.',
  'field-name': 'A policy and its statements have only a few fields, and each has exactly one spelling.',
  version:
    'Version is the version of the policy language, not a date that you choose. Without it, IAM uses the 2008 version, in which a policy variable is plain text.',
  'statement-form':
    'A document has one or more statements. Actions and resources are strings or lists of strings. A condition has an operator, a key and values.',
  sid: 'A Sid consists of the letters A to Z and a to z and digits, and no two statements share one.',
  effect: 'The Effect of every statement must be Allow or Deny, capitalized exactly that way.',
  principal:
    'A policy that is attached to a user, group or role must not name a principal. A trust policy, which says who may assume a role, must.',
  'action-element': 'Every statement must have exactly one of Action and NotAction.',
  'resource-element':
    'Every statement must have exactly one of Resource and NotResource. A trust policy has neither, because it is attached to the role that it applies to.',
  'action-form':
    'An action is a service prefix, a colon and a name, such as connect:ListUsers. Only * is written alone.',
  'action-white-space':
    'White space is part of the name: "wisdom:QueryAssistant ", with a space at the end, matches no action.',
  'service-wildcard':
    'The prefix before the colon of an action names one service and takes no wildcard; only * alone stands for all actions. In an ARN, a wildcard in the service also matches services that AWS adds later.',
  'unknown-service': 'No AWS service has this prefix, so the entry matches no action.',
  'unknown-action':
    'The service has no such action, so allowing it allows nothing and denying it protects nothing. The names of API operations and actions can differ.',
  'former-action':
    'AWS once listed this action but no longer does: it was renamed, or the service dropped it.',
  'ended-service':
    'AWS has announced the end of support for the service. After that day its actions do nothing for you, so a policy does not need them.',
  'empty-wildcard':
    'The wildcard matches no action of the service today. It would match actions that AWS adds later.',
  'not-checked': 'The service exists, but its actions are not available here, so they were not checked.',
  'matches-nothing':
    'NotAction and NotResource match everything except what they list. If they list everything, the statement matches nothing.',
  'resource-form': 'A resource is * or an ARN of six parts: arn:partition:service:region:account:resource.',
  partition:
    'The second field of an ARN is a partition of AWS: aws, or another such as aws-cn or aws-us-gov. An ARN of any other names nothing.',
  region:
    'AWS has no Region of this name, or not in the partition of the ARN, so nothing matches it. Names are lowercase, such as us-west-2.',
  'resource-account': 'The ID of an account has twelve digits. An ARN with fewer or more names nothing.',
  'resource-fields':
    'The ARNs of each service either have a Region and an account or leave them empty, as those of S3 and IAM do in part. An ARN that differs matches nothing.',
  'resource-id':
    'Some services give their resources UUIDs as IDs, as Amazon Connect does for instances and everything in them: five groups of 8, 4, 4, 4 and 12 hexadecimal digits. An ARN with any other ID names nothing, so an Allow allows nothing and a Deny protects nothing.',
  'resource-service':
    'None of the actions acts on resources of the service that the ARN names, so the statement has no effect on them. The service name in an ARN can differ from the prefix of its actions.',
  'resource-type':
    'Each action acts on certain types of resources. An ARN of another type never matches, so the statement has no effect on the action.',
  'needs-every-resource':
    'The action does not act on a particular resource. A statement with ARNs never matches it; it needs "Resource": "*".',
  'condition-operator':
    'IAM has no such operator, or spells it with other capital letters, and rejects the policy.',
  'global-key':
    'Keys that begin with aws: are AWS’s own, and no others exist. A key about tags names the tag, as in aws:ResourceTag/Team. A condition on a key that does not exist is never met, or limits nothing.',
  'key-case':
    'The names of condition keys ignore case, so aws:UserName and aws:username are the same key. IAM rejects an operator that has both.',
  'condition-key':
    'A key that neither an action nor its resource types support is absent from its requests. A condition that requires a value is then never met, and the statement has no effect on the action. Global keys (aws:…) and keys about the caller’s session are supported everywhere.',
  'condition-type':
    'The operator compares one type of value, such as numbers, dates, IP addresses, ARNs or Booleans, but the key is of another type.',
  'condition-value':
    'Each operator compares values of one type. A malformed date or number matches nothing, and neither does a Boolean other than true and false. All values of a key have the same JSON type.',
  'several-booleans':
    'A key is true or false. With both values, the condition tests only whether the key is there, which is hardly what was meant.',
  'ip-range':
    'IP addresses are written in CIDR form, such as 203.0.113.0/24 or 2001:db8::/32. Anything else matches no address.',
  'private-address':
    'AWS sees the public address of a request. A private range in aws:SourceIp matches no request; aws:VpcSourceIp has the private address of one that comes through a VPC endpoint.',
  'value-form':
    'The value cannot be an ID of what the key is about: a VPC, a VPC endpoint, a KMS key or an account. No request has such a value.',
  'like-operator':
    'Only StringLike and StringNotLike read * and ? as wildcards. The other string operators compare them as characters.',
  qualifier:
    'A key with several values in a request needs ForAnyValue or ForAllValues to say how they are compared. ForAllValues also matches where the key is missing, so with a key of one value it lets requests without the key through.',
  'empty-condition':
    'A condition without a value has nothing to compare with: it is met by every request or by none, whatever the key.',
  'redundant-value':
    'One of the values decides alone: of several upper limits the highest, of two ranges the one that contains the other. The rest have no effect.',
  'paired-keys':
    'Any VPC can use the same private addresses. A condition on one, without a condition on the VPC, also matches requests from the networks of others.',
  mfa: 'Requests with long-term access keys do not have aws:MultiFactorAuthPresent at all, so a Deny that asks whether it is false does not apply to them.',
  variable: `A policy variable is \${key}, or \${key, 'default'} with a default in single quotes. Variables work in resources and in the values of String and ARN operators, nowhere else.`,
  'unsupported-tag':
    'An action without resource types has no resource in its request, and one that sets no tags has no tags in it, so a condition on such a tag is effectively never met.',
  'dependent-action':
    'According to AWS, the action also needs other actions, either to succeed at all or for some of its options. Another policy may allow them.',
  'cancelled-grant':
    'A Deny overrides every Allow. Here, a Deny in the same policy denies everything that the entry allows.',
  'privilege-escalation':
    'The policy allows requests with which a principal can give itself, or something it controls, more permissions: on resources that the policy does not name, or by several actions together. Conditions on who asks, from where and when do not change that.',
  duplicate:
    'The same action, resource or whole statement appears twice. That does no harm, but it takes up space.',
  covered:
    'A wildcard in the same list matches everything that this entry matches, so the entry has no effect.',
  'covered-statement':
    'Another statement of the policy already allows, or denies, everything that this one does, so it has no effect.',
  placeholder:
    'The text comes from an example and still has a placeholder to replace: account-id, <…>, your-…, instanceId.',
  'sample-account': 'AWS uses this account number in its documentation; no real account has it.',
  'managed-policy':
    'An ARN of an AWS managed policy that AWS no longer publishes, or that is misspelled, matches nothing.',
  'policy-type':
    'Each type of policy has elements that it must not have: a trust policy has no Resource and only actions of STS, a resource control policy only denies, to every principal, and has no NotAction and no * as an action.',
  'policy-size':
    'AWS allows up to 6,144 characters for a managed policy and for a permissions boundary, 2,048, 5,120 and 10,240 for the inline policies of a user, a group and a role, 2,048 for a trust policy, 10,240 for a service control policy and 5,120 for a resource control policy. White space is not counted here.',
}

/** Describe a rule; empty for a name that no rule has. */
export function describeRule(name: string): string {
  return descriptions[name] ?? ''
}
