// Lists every rule of the policy checker, in the order in which findings at the same place are shown.
import type { Rule } from './rule.ts'
import { actionElement } from './rules/action-element.ts'
import { actionForm } from './rules/action-form.ts'
import { actionWhiteSpace } from './rules/action-white-space.ts'
import { cancelledGrant } from './rules/cancelled-grant.ts'
import { conditionKey } from './rules/condition-key.ts'
import { conditionOperator } from './rules/condition-operator.ts'
import { conditionType } from './rules/condition-type.ts'
import { conditionValue } from './rules/condition-value.ts'
import { covered } from './rules/covered.ts'
import { coveredStatement } from './rules/covered-statement.ts'
import { dependentAction } from './rules/dependent-action.ts'
import { duplicate } from './rules/duplicate.ts'
import { effect } from './rules/effect.ts'
import { emptyCondition } from './rules/empty-condition.ts'
import { emptyWildcard } from './rules/empty-wildcard.ts'
import { endedService } from './rules/ended-service.ts'
import { fieldName } from './rules/field-name.ts'
import { formerAction } from './rules/former-action.ts'
import { fragment } from './rules/fragment.ts'
import { globalKey } from './rules/global-key.ts'
import { ipRange } from './rules/ip-range.ts'
import { jsonSyntax } from './rules/json-syntax.ts'
import { keyCase } from './rules/key-case.ts'
import { likeOperator } from './rules/like-operator.ts'
import { managedPolicy } from './rules/managed-policy.ts'
import { matchesNothing } from './rules/matches-nothing.ts'
import { mfa } from './rules/mfa.ts'
import { needsEveryResource } from './rules/needs-every-resource.ts'
import { notChecked } from './rules/not-checked.ts'
import { pairedKeys } from './rules/paired-keys.ts'
import { partition } from './rules/partition.ts'
import { placeholder } from './rules/placeholder.ts'
import { policySize } from './rules/policy-size.ts'
import { policyType } from './rules/policy-type.ts'
import { principal } from './rules/principal.ts'
import { privateAddress } from './rules/private-address.ts'
import { privilegeEscalation } from './rules/privilege-escalation.ts'
import { qualifier } from './rules/qualifier.ts'
import { redundantValue } from './rules/redundant-value.ts'
import { region } from './rules/region.ts'
import { resourceAccount } from './rules/resource-account.ts'
import { resourceElement } from './rules/resource-element.ts'
import { resourceFields } from './rules/resource-fields.ts'
import { resourceForm } from './rules/resource-form.ts'
import { resourceId } from './rules/resource-id.ts'
import { resourceService } from './rules/resource-service.ts'
import { resourceType } from './rules/resource-type.ts'
import { sampleAccount } from './rules/sample-account.ts'
import { serviceWildcard } from './rules/service-wildcard.ts'
import { severalBooleans } from './rules/several-booleans.ts'
import { sid } from './rules/sid.ts'
import { statementForm } from './rules/statement-form.ts'
import { unknownAction } from './rules/unknown-action.ts'
import { unknownService } from './rules/unknown-service.ts'
import { unsupportedTag } from './rules/unsupported-tag.ts'
import { valueForm } from './rules/value-form.ts'
import { variable } from './rules/variable.ts'
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
  policyType,
  actionElement,
  resourceElement,
  actionForm,
  actionWhiteSpace,
  serviceWildcard,
  unknownService,
  unknownAction,
  formerAction,
  endedService,
  emptyWildcard,
  notChecked,
  matchesNothing,
  resourceForm,
  partition,
  region,
  resourceAccount,
  resourceFields,
  resourceId,
  resourceService,
  resourceType,
  needsEveryResource,
  conditionOperator,
  globalKey,
  keyCase,
  conditionKey,
  conditionType,
  conditionValue,
  severalBooleans,
  ipRange,
  privateAddress,
  valueForm,
  likeOperator,
  qualifier,
  emptyCondition,
  redundantValue,
  pairedKeys,
  mfa,
  variable,
  unsupportedTag,
  dependentAction,
  cancelledGrant,
  privilegeEscalation,
  duplicate,
  covered,
  coveredStatement,
  placeholder,
  managedPolicy,
  sampleAccount,
  policySize,
]
