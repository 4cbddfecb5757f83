// Compares the Deny statements of two policies as they are written.
import type { Policy, ResourceSet, Statement } from '../policy/policy.ts'

/**
 * Check whether two policies have the same Deny statements, whatever their order, their names and the order of what they
 * list. A verdict is about what a policy grants. Whether a Deny takes more or less from other policies, it does not say.
 */
export function haveSameDenies(before: Policy, after: Policy): boolean {
  return listDenies(before) === listDenies(after)
}

function listDenies({ statements }: Policy): string {
  const denies = statements.filter(({ effect }) => effect === 'Deny').map(writeStatement)
  return JSON.stringify([...new Set(denies)].sort())
}

function writeStatement({ actions, resources, conditions }: Statement): string {
  return JSON.stringify([
    actions.inverted,
    sortOnce(actions.patterns.map((pattern) => pattern.toLowerCase())),
    sortOnce(resources.map(writeResources)),
    sortOnce(
      conditions.map(({ operator, key, values }) =>
        JSON.stringify([operator.toLowerCase(), key.toLowerCase(), sortOnce(values)]),
      ),
    ),
  ])
}

function writeResources(resources: ResourceSet): string {
  return JSON.stringify('resource' in resources ? resources.resource : sortOnce(resources.notResource))
}

const sortOnce = (texts: readonly string[]) => [...new Set(texts)].sort()
