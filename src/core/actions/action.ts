// Defines actions, services and snapshots as AWS's Service Authorization Reference describes them.

/** An action of the snapshot, as AWS's Service Authorization Reference describes it. */
export interface ActionFacts {
  /** With its service prefix, as AWS spells it: `connect:StartContactRecording`. */
  readonly name: string
  /** `List`, `Read`, `Write`, or two of AWS's levels such as `Tagging, Write`. */
  readonly accessLevel: string
  readonly resourceTypes: readonly ActionResourceType[]
  /** Its own and those of its resource types. */
  readonly conditionKeys: readonly string[]
  /** Those of `conditionKeys` that the reference lists with the action itself; absent if it lists all of them so. */
  readonly ownConditionKeys?: readonly string[]
  /** Other actions that AWS says are also required, as it spells them. */
  readonly dependentActions: readonly string[]
  /** Those that AWS lists with one of the action's resource types, by type. */
  readonly dependentsByResourceType?: Readonly<Record<string, readonly string[]>>
  /** The day that `dependentActions` is true of; absent if nobody knows whether the action requires others. */
  readonly dependentsAsOf?: string
  /** Whether no API operation has this name, so that the action only grants permission; absent if unknown. */
  readonly permissionOnly?: boolean
}

export interface ActionResourceType {
  readonly name: string
  /** Whether a statement that allows the action must name a resource of this type or `*`. */
  readonly required: boolean
  /**
   * ARN format with placeholders such as `${Region}`; absent where the snapshot lists none. It can be several formats
   * in one string: `splitFormats` lists them.
   */
  readonly arn?: string
}

export interface ServiceFacts {
  /** The prefix of the service's actions, such as `connect`. */
  readonly prefix: string
  /** The service's name, such as `Amazon Connect`. */
  readonly name: string
  readonly actions: readonly ActionFacts[]
  readonly resourceTypes: readonly ServiceResourceType[]
  readonly conditionKeys: readonly ServiceConditionKey[]
}

/** Describe a service whose actions are listed when they are first asked for: most policies are about a few services. */
export function withActions(
  { prefix, name, resourceTypes, conditionKeys }: Omit<ServiceFacts, 'actions'>,
  actions: () => readonly ActionFacts[],
): ServiceFacts {
  return {
    prefix,
    name,
    get actions() {
      return actions()
    },
    resourceTypes,
    conditionKeys,
  }
}

export interface ServiceResourceType {
  readonly name: string
  /** ARN format with placeholders such as `${Region}`; `splitFormats` lists them where there are several. */
  readonly arn: string
  readonly conditionKeys: readonly string[]
}

export interface ServiceConditionKey {
  /** Possibly with a placeholder: `aws:ResourceTag/${TagKey}`. */
  readonly name: string
  /** The type of its values, as AWS names it: `String`, `ArrayOfString`, `ARN`. */
  readonly type: string
}

/** A dated snapshot of every service. */
export interface Snapshot {
  /** The package and version that the snapshot comes from, for pages to name. */
  readonly name: string
  /** When the snapshot was taken, UTC, ISO 8601 to the second. */
  readonly takenAt: string
  readonly services: readonly ServiceFacts[]
  /** The condition keys of every service (`aws:…`); absent where nobody lists them. */
  readonly globalKeys?: readonly ServiceConditionKey[]
}

/** An action in an index: one of the snapshot's, or one that only a policy names. */
export interface KnownAction {
  readonly name: string
  /** Absent for an action that the snapshot does not list. */
  readonly facts?: ActionFacts
}

/** What the snapshot says about the resources of an action. Actions with the same formats share the object. */
export interface ResourceFormats {
  /** The ARN formats of the action's resource types. */
  readonly written: readonly string[]
  /** The same, with `*` for each placeholder. */
  readonly arns: readonly string[]
  /** Whether the snapshot lists the action without any resource type. */
  readonly takesNoResource: boolean
}

/** An action with the properties that are looked up most. */
export interface IndexedAction extends KnownAction {
  /** The name in lowercase, which identifies the action. */
  readonly key: string
  readonly formats: ResourceFormats
}

/** Finds the actions of a snapshot. */
export interface ActionLookup {
  /** Every action of the snapshot, sorted by name. */
  readonly all: readonly IndexedAction[]
  /** Find an action by its name, in any case. */
  readonly find: (name: string) => IndexedAction | undefined
  /** List the actions that a pattern matches. */
  readonly expand: (pattern: string) => readonly IndexedAction[]
}

/** Compare actions by name, with the same order on every machine. */
export function byActionName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** Return the service prefix of an action: `connect` for `connect:ListUsers`. */
export function servicePrefix(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':')))
}
