// Defines a version that a sync is about to record.
import type { VersionRecord } from '../../../src/core/records/record.ts'

/** A version to record; its document is checked with everything else before anything lands. */
export type Addition = Omit<VersionRecord, 'document'> & { readonly document: unknown }
