// Reads the written pages and guides of a content folder, with the subject that each is about.
import { join } from 'node:path'
import { parse } from 'yaml'
import { listFolder, readText } from '../../../src/data/content-files.ts'

/** A written page or a guide. */
export interface Prose {
  /** The path inside the content folder: `guides/cases.mdx`. */
  readonly file: string
  readonly text: string
  /** The subject that a guide is about; prose without one fits every catalog. */
  readonly subject?: string
}

/** Read the prose of a content folder. Throws if a file cannot be read. */
export function readProse(dir: string): readonly Prose[] {
  return ['guides', 'pages'].flatMap((folder) => {
    const entries = listFolder(join(dir, folder)) ?? []
    return entries
      .filter((entry) => entry.endsWith('.mdx'))
      .map((entry) => readOne(dir, `${folder}/${entry}`))
  })
}

function readOne(dir: string, file: string): Prose {
  const { text, findings } = readText(dir, file, file)
  if (text === undefined) throw new Error(`${file}: ${findings[0]?.found}`)
  const { subject } = Object(parse(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''))
  return { file, text, ...(typeof subject === 'string' && { subject }) }
}
