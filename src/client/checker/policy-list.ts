// Loads the policies that the forms of a large site offer, and lists them in selects.
import { type OfferedPolicy, type PackedPolicies, unpackPolicies } from '../../core/ask/offered-policies.ts'

export interface PolicyList {
  /** Add the newest version of every policy to a select. When a policy is chosen, its older versions follow it. */
  readonly fill: (select: HTMLSelectElement) => void
  /** Choose a version in a filled select, such as `AmazonConnect_FullAccess@v2`. */
  readonly choose: (select: HTMLSelectElement, value: string) => void
}

/** Load the list, and say next to the form what it offers. Rejects when the list cannot be loaded. */
export async function loadPolicyList(status: HTMLElement): Promise<PolicyList> {
  const response = await fetch(status.dataset['policyList'] ?? '')
  if (!response.ok) throw new Error(`the list of policies: ${response.status}`)
  const packed: PackedPolicies = await response.json()
  const policies = unpackPolicies(packed)
  status.textContent = 'Choose a policy to list its older versions, too.'
  return createPolicyList(policies)
}

function createPolicyList(policies: readonly OfferedPolicy[]): PolicyList {
  const byName = new Map(policies.map((policy) => [policy.name, policy]))
  const listOlder = (select: HTMLSelectElement, value: string) => {
    const name = value.slice(0, value.lastIndexOf('@'))
    const policy = byName.get(name)
    const [newest, next] = [...select.options].filter((option) => option.value.startsWith(`${name}@`))
    if (policy !== undefined && newest !== undefined && next === undefined) {
      newest.after(...policy.versions.slice(1).map((version) => toOption(policy, version)))
    }
  }
  return {
    fill: (select) => {
      select.append(
        ...policies.flatMap((policy) =>
          policy.versions.slice(0, 1).map((newest) => toOption(policy, newest)),
        ),
      )
      select.addEventListener('change', () => listOlder(select, select.value))
    },
    choose: (select, value) => {
      listOlder(select, value)
      select.value = value
    },
  }
}

function toOption({ name, isServiceLinked }: OfferedPolicy, version: string): HTMLOptionElement {
  const option = new Option(`${name} ${version}`, `${name}@${version}`)
  if (isServiceLinked) option.dataset['linked'] = ''
  return option
}
