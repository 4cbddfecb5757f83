// Finds elements that policies of a type must not have.
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'

/**
 * Report elements that the type does not have. A service control policy has the whole policy language but for principals.
 * Source: AWS Organizations User Guide, "RCP syntax", "SCP syntax"; IAM User Guide, "Update a role trust policy".
 */
export const policyType: Rule = {
  name: 'policy-type',
  severity: 'error',
  check: (context) =>
    context.type === 'trust' ? checkTrust(context) : context.type === 'rcp' ? checkControl(context) : [],
}

function checkTrust({ statements }: RuleContext): readonly RuleFinding[] {
  return statements.flatMap(({ resources, matched, actions }) => [
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
    const star = actions?.isInverted ? undefined : actions?.texts.find(({ value }) => value.trim() === '*')
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
