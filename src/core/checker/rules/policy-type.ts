// Finds elements that policies of a type must not have.
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'

/**
 * Report elements that the type does not have. A service control policy has the whole policy language but for principals.
 * Sources: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html;
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html;
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html.
 */
export const policyType: Rule = {
  name: 'policy-type',
  severity: 'error',
  check: (context) =>
    context.type === 'trust'
      ? checkTrust(context)
      : context.type === 'rcp'
        ? [...checkVersion(context), ...checkControl(context)]
        : [],
}

/** Only the newest version of the policy language will do, and it has to be written. */
function checkVersion({ text, parts: { fields, start } }: RuleContext): readonly RuleFinding[] {
  const field = fields.find(({ name }) => name.value.toLowerCase() === 'version')
  // The rule about versions reports a missing or unknown one in every type, but as a warning.
  if (field !== undefined && field.node.value !== '2008-10-17') return []
  return [
    {
      span: field?.span ?? { start, end: Math.min(start + 1, text.length) },
      message: 'A resource control policy must have the Version 2012-10-17.',
      tip: 'Write "Version": "2012-10-17" as the first field.',
    },
  ]
}

function checkTrust({ statements }: RuleContext): readonly RuleFinding[] {
  return statements.flatMap(({ resources, matched, actions, find }) => [
    ...[find('NotPrincipal')].flatMap((field) =>
      field === undefined
        ? []
        : [
            {
              span: field.name,
              message: 'A trust policy must not have NotPrincipal.',
              tip: 'Name who may assume the role with Principal, or deny with a condition on aws:PrincipalArn.',
            },
          ],
    ),
    ...(resources === undefined
      ? []
      : [
          {
            span: resources.name,
            message: `A trust policy must not have ${resources.name.value}: it applies to its role.`,
            tip: 'Remove it.',
          },
        ]),
    ...(actions?.isInverted ? [] : matched.entries)
      .filter(({ pattern, prefix }) => pattern !== '*' && prefix !== 'sts')
      .map(({ text }) => ({
        span: text,
        message: 'A trust policy can only have actions of STS.',
        tip: 'Use sts:AssumeRole, sts:AssumeRoleWithSAML, sts:AssumeRoleWithWebIdentity, sts:TagSession or another one of STS.',
      })),
  ])
}

function checkControl({ statements }: RuleContext): readonly RuleFinding[] {
  return statements.flatMap(({ effect, find, actions }): readonly RuleFinding[] => {
    const [principals, others] = [find('Principal'), find('NotPrincipal')]
    // A wildcard belongs into the name of the action, after the service.
    const star = actions?.isInverted
      ? undefined
      : actions?.texts.find(({ value }) => /^[^:]*[*?]/.test(value.trim()))
    return [
      ...(effect?.value === 'Allow'
        ? [
            {
              span: effect,
              message: 'A resource control policy can only deny.',
              tip: 'Write Deny, and what is not to happen.',
            },
          ]
        : []),
      ...(principals !== undefined && principals.node.value !== '*'
        ? [
            {
              span: principals.span,
              message: 'The principal of a resource control policy must be "*".',
              tip: 'Name principals in a condition, such as aws:PrincipalOrgID.',
            },
          ]
        : []),
      ...[others, actions?.isInverted ? { name: actions.name } : undefined].flatMap((field) =>
        field === undefined
          ? []
          : [
              {
                span: field.name,
                message: `A resource control policy must not have ${field.name.value}.`,
                tip: 'Name what is meant, or use a condition.',
              },
            ],
      ),
      ...(star === undefined
        ? []
        : [
            {
              span: star,
              message: 'A resource control policy must name the service of its actions.',
              tip: 'Write actions such as s3:*.',
            },
          ]),
    ]
  })
}
