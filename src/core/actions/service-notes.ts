// Adds what the site settings say about services to a snapshot, and looks up the rest of it.
import type { ServiceNotes } from '../records/record.ts'
import type { Snapshot } from './action.ts'

/** A service whose support AWS ends, or has ended. */
export interface EndedService {
  readonly prefix: string
  readonly name: string
  /** The day, UTC, YYYY-MM-DD. */
  readonly ended: string
  /** Whether that day has come, by the "now" of the catalog. */
  readonly isOver: boolean
}

/** Call services what the notes call them, such as where several services share a prefix. */
export function renameServices(snapshot: Snapshot, notes: readonly ServiceNotes[]): Snapshot {
  const names = new Map(notes.flatMap(({ prefix, name }) => (name === undefined ? [] : [[prefix, name]])))
  if (names.size === 0) return snapshot
  return {
    ...snapshot,
    services: snapshot.services.map((service) => ({
      ...service,
      name: names.get(service.prefix) ?? service.name,
    })),
  }
}

/** List the services whose support ends, or has ended, with the names of a snapshot. */
export function listEnded(
  notes: readonly ServiceNotes[],
  names: ReadonlyMap<string, string>,
  asOf: string,
): readonly EndedService[] {
  return notes.flatMap(({ prefix, ended }) =>
    ended === undefined
      ? []
      : [{ prefix, name: names.get(prefix) ?? prefix, ended, isOver: hasCome(ended, asOf) }],
  )
}

/** Check whether a day has come by the "now" of a catalog. */
export function hasCome(day: string, asOf: string): boolean {
  return day <= asOf.slice(0, 10)
}
