// Names the kind of each file of a built site, so that files can be counted and weighed by kind.

/** What a file is written for. */
export type FileFormat =
  | 'HTML'
  | 'Markdown'
  | 'JSON'
  | 'CSV'
  | 'feeds'
  | 'search index'
  | 'images'
  | 'everything else'

const formats: readonly (readonly [RegExp, FileFormat])[] = [
  [/^pagefind\//, 'search index'],
  [/(^|\/)(rss\.xml|atom\.xml|feed\.json|[^/]+\.opml|[^/]+\.ics|(rss|atom|feed)[^/]*\.(xml|json))$/, 'feeds'],
  [/\.html$/, 'HTML'],
  [/\.md$/, 'Markdown'],
  [/\.json$/, 'JSON'],
  [/\.csv$/, 'CSV'],
  [/\.(png|svg|ico)$/, 'images'],
]

const subjects: readonly (readonly [RegExp, string])[] = [
  [/^policies\/parts\//, 'list of policies'],
  [/^policies\/[^/]+\/compare\/[^/]+\.\.\./, 'comparison'],
  [/^policies\/[^/]+\/v\d+(\/document)?(\/|\.|$)/, 'version'],
  [
    /^policies\/([^/]+\/(index|compare|history|matrix|rss|atom|feed)|[^/]+\.json|[^/]+\/[^/]+\.(csv|xml|ics))/,
    'policy',
  ],
  [/^policies\//, 'list of policies'],
  [/^actions\/[^/]+\/(?!index\.)[^/]+/, 'action'],
  [/^actions\//, 'service'],
  [
    /^(guides|examples|check|ask|reach|reference|changelog|feeds|announcements|releases|schemas?|pagefind|previews|icons|_astro)(\/|\.)/,
    '',
  ],
]

/** Return what a file is written for. */
export function formatOf(path: string): FileFormat {
  return formats.find(([pattern]) => pattern.test(path))?.[1] ?? 'everything else'
}

/** Return what a file is about: a version, a comparison, a guide. Pages and their JSON have the same subject. */
export function subjectOf(path: string): string {
  const below = path.replace(/^api\/v1\//, '')
  const found = subjects.find(([pattern]) => pattern.test(below))
  if (found === undefined) return 'single files'
  return found[1] || (/^[^/.]+/.exec(below)?.[0] ?? below)
}
