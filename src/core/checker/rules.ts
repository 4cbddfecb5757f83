// Lists every rule of the policy checker, in the order in which findings at the same place are shown.
import type { Rule } from './rule.ts'
import { actionElement } from './rules/action-element.ts'
import { actionForm } from './rules/action-form.ts'
import { actionWhiteSpace } from './rules/action-white-space.ts'
import { cancelledGrant } from './rules/cancelled-grant.ts'
import { conditionKey } from './rules/condition-key.ts'
import { conditionOperator } from './rules/condition-operator.ts'
import { conditionType } from './rules/condition-type.ts'
import { covered } from './rules/covered.ts'
import { dependentAction } from './rules/dependent-action.ts'
import { duplicate } from './rules/duplicate.ts'
import { effect } from './rules/effect.ts'
import { emptyWildcard } from './rules/empty-wildcard.ts'
import { endedService } from './rules/ended-service.ts'
import { fieldName } from './rules/field-name.ts'
import { formerAction } from './rules/former-action.ts'
import { fragment } from './rules/fragment.ts'
import { jsonSyntax } from './rules/json-syntax.ts'
import { needsEveryResource } from './rules/needs-every-resource.ts'
import { notChecked } from './rules/not-checked.ts'
import { placeholder } from './rules/placeholder.ts'
import { policySize } from './rules/policy-size.ts'
import { principal } from './rules/principal.ts'
import { privilegeEscalation } from './rules/privilege-escalation.ts'
import { resourceElement } from './rules/resource-element.ts'
import { resourceForm } from './rules/resource-form.ts'
import { resourceId } from './rules/resource-id.ts'
import { resourceService } from './rules/resource-service.ts'
import { resourceType } from './rules/resource-type.ts'
import { sampleAccount } from './rules/sample-account.ts'
import { sid } from './rules/sid.ts'
import { statementForm } from './rules/statement-form.ts'
import { unknownAction } from './rules/unknown-action.ts'
import { unknownService } from './rules/unknown-service.ts'
import { unsupportedTag } from './rules/unsupported-tag.ts'
import { version } from './rules/version.ts'

/** The rules; the name of each is also the name of its page. */
export const rules: readonly Rule[] = [
  jsonSyntax,
  fragment,
  fieldName,
  version,
  statementForm,
  sid,
  effect,
  principal,
  actionElement,
  resourceElement,
  actionForm,
  actionWhiteSpace,
  unknownService,
  unknownAction,
  formerAction,
  endedService,
  emptyWildcard,
  notChecked,
  resourceForm,
  resourceId,
  resourceService,
  resourceType,
  needsEveryResource,
  conditionOperator,
  conditionKey,
  conditionType,
  unsupportedTag,
  dependentAction,
  cancelledGrant,
  privilegeEscalation,
  duplicate,
  covered,
  placeholder,
  sampleAccount,
  policySize,
]
