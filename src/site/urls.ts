// Builds every URL of the site. No other file builds one.

import { type LinkedQuestion, writeQuestionLink } from '../core/ask/question-link.ts'

export type FeedFormat = 'rss' | 'atom' | 'json'

export interface Urls {
  /** Make a path of this site absolute, for feeds and JSON. */
  readonly absolute: (path: string) => string
  readonly home: string
  readonly policies: string
  /**
   * A part of the list of policies, counted from 1; the first is the catalog page itself. Its URL cannot clash with a
   * version's: no version is called `2`.
   */
  readonly policiesPart: (part: number) => string
  readonly policy: (name: string) => string
  readonly version: (name: string, version: string) => string
  /** A page of a document that is too long for its version's page; the parts of a very long one count from 1. */
  readonly document: (name: string, version: string, part?: number) => string
  readonly statement: (name: string, version: string, statement: number) => string
  readonly comparePicker: (name: string) => string
  readonly compare: (name: string, from: string, to: string) => string
  /** Compares several policies with several others. */
  readonly compareSeveral: string
  readonly history: (name: string) => string
  /** One policy's versions against its actions. */
  readonly policyMatrix: (name: string) => string
  readonly policyMatrixCsv: (name: string) => string
  /** All policies against all actions. */
  readonly matrix: string
  readonly matrixCsv: string
  readonly actions: string
  readonly service: (prefix: string) => string
  /** An action with its prefix, `connect:ListUsers`. */
  readonly action: (name: string) => string
  /** The policy checker. */
  readonly check: string
  /** Asks whether policies allow a request. */
  readonly ask: string
  /** The same page with a question filled in. */
  readonly askAbout: (question: Partial<LinkedQuestion>) => string
  /** The rules of the policy checker. */
  readonly checkRules: string
  readonly checkRule: (rule: string) => string
  readonly guides: string
  readonly guide: (slug: string) => string
  readonly examples: string
  /** An example policy to copy. */
  readonly example: (slug: string) => string
  readonly exampleStatement: (slug: string, statement: number) => string
  /** The document of an example, with placeholders. */
  readonly examplePolicy: (slug: string) => string
  readonly changelog: string
  /** `month` as in `2026-05`, or a part of it as in `2026-05-part-2`. */
  readonly changelogMonth: (month: string) => string
  readonly announcements: string
  /** Policies outside the catalog that reach its services. */
  readonly reach: string
  readonly reachPolicy: (name: string) => string
  /** What AWS changed in its reference. */
  readonly reference: string
  /** The same in one year, such as `2026`, or of one service. */
  readonly referencePart: (yearOrPrefix: string) => string
  readonly search: string
  /** The names of all pages, for the command palette. */
  readonly palette: string
  /** The policies and versions that the forms of a large site offer. */
  readonly policyChoices: string
  readonly feeds: string
  readonly api: string
  /** The list of JSON files. */
  readonly apiIndex: string
  readonly about: string
  /** A feed by its slug, such as `all` or `services/connect`; with a number from 1, one of its archives. */
  readonly feed: (slug: string, format: FeedFormat, archive?: number) => string
  /** The calendar next to a feed; only `all` and a policy's feed have one. */
  readonly calendar: (slug: string) => string
  /** The page of a feed that is in a folder below /feeds/. */
  readonly feedPage: (slug: string) => string
  /** The feeds to start with, for feed readers: no item is in two of them. And every feed. */
  readonly opml: string
  readonly opmlAll: string
  readonly json: {
    readonly policies: string
    readonly examples: string
    readonly changes: string
    /** Every version with its verdict; and those of one year, such as `2026`. */
    readonly releases: string
    readonly releasesOf: (year: string) => string
    readonly announcements: string
    readonly referenceChanges: string
    readonly actions: (prefix: string) => string
    readonly reach: string
    readonly reachPolicy: (name: string) => string
    /** For the policy checker: every service of the snapshot, and one service with all its actions. */
    readonly referenceServices: string
    readonly reference: (prefix: string) => string
    /** Every document of the catalog. */
    readonly documents: string
    /** The names of AWS's managed policies. */
    readonly managedPolicies: string
    readonly policy: (name: string) => string
    readonly version: (name: string, version: string) => string
    readonly compare: (name: string, from: string, to: string) => string
    /** The JSON Schema of a kind of file. */
    readonly schema: (kind: string) => string
    readonly openApi: string
  }
  /** The Markdown twin of a page. */
  readonly markdown: (page: string) => string
  /** The list of pages for programs that read text. */
  readonly llms: string
  readonly manifest: string
  /** Where to report a weakness. */
  readonly securityText: string
  /** The preview image for links to a kind of page. */
  readonly preview: (kind: string) => string
  readonly icon: (name: string) => string
  /** A file that is not a page, a feed or JSON, such as the icon. */
  readonly file: (path: string) => string
}

/**
 * Build the site's URLs. `site` is the origin, such as `https://example.org`. `base` is the path under which the
 * site is served, such as `/` or `/connect/`.
 */
export function createUrls(site: string, base: string): Urls {
  const root = `/${base}/`.replace(/\/+/g, '/')
  const at = (...parts: readonly string[]) => root + parts.map(encodeURIComponent).join('/')
  const page = (...parts: readonly string[]) => `${at(...parts)}/`
  const json = (...parts: readonly string[]) => `${at('api', 'v1', ...parts)}.json`
  const pair = (from: string, to: string) => `${from}...${to}`
  return {
    absolute: (path) => new URL(path, site).href,
    home: root,
    policies: page('policies'),
    policiesPart: (part) => (part === 1 ? page('policies') : page('policies', 'parts', String(part))),
    policy: (name) => page('policies', name),
    version: (name, version) => page('policies', name, version),
    document: (name, version, part = 1) =>
      page('policies', name, version, 'document', ...(part === 1 ? [] : [`${part}`])),
    statement: (name, version, statement) => `${page('policies', name, version)}#s${statement}`,
    comparePicker: (name) => page('policies', name, 'compare'),
    compare: (name, from, to) => page('policies', name, 'compare', pair(from, to)),
    compareSeveral: page('policies', 'compare'),
    history: (name) => page('policies', name, 'history'),
    policyMatrix: (name) => page('policies', name, 'matrix'),
    policyMatrixCsv: (name) => at('policies', name, 'matrix.csv'),
    matrix: page('matrix'),
    matrixCsv: at('matrix.csv'),
    actions: page('actions'),
    service: (prefix) => page('actions', prefix),
    action: (name) => page('actions', ...name.split(':')),
    check: page('check'),
    ask: page('ask'),
    askAbout: (question) =>
      `${page('ask')}#${writeQuestionLink({ policies: [], action: '', resource: '', keys: [], ...question })}`,
    checkRules: page('check', 'rules'),
    checkRule: (rule) => page('check', 'rules', rule),
    guides: page('guides'),
    guide: (slug) => page('guides', slug),
    examples: page('examples'),
    example: (slug) => page('examples', slug),
    exampleStatement: (slug, statement) => `${page('examples', slug)}#s${statement}`,
    examplePolicy: (slug) => at('examples', slug, 'policy.json'),
    changelog: page('changelog'),
    changelogMonth: (month) => page('changelog', month),
    announcements: page('announcements'),
    reach: page('reach'),
    reachPolicy: (name) => page('reach', name),
    reference: page('reference'),
    referencePart: (yearOrPrefix) => page('reference', yearOrPrefix),
    search: page('search'),
    palette: at('palette.json'),
    policyChoices: at('policy-choices.json'),
    feeds: page('feeds'),
    api: page('api'),
    apiIndex: page('api', 'v1'),
    about: page('about'),
    feed: (slug, format, archive) => at(...feedFolder(slug, archive), feedFiles[format]),
    calendar: (slug) => at(...feedFolder(slug), 'calendar.ics'),
    feedPage: (slug) => page(...feedFolder(slug)),
    opml: at('feeds.opml'),
    opmlAll: at('feeds', 'all.opml'),
    json: {
      policies: json('policies'),
      examples: json('examples'),
      changes: json('changes'),
      releases: json('releases'),
      releasesOf: (year) => json('releases', year),
      announcements: json('announcements'),
      referenceChanges: json('reference-changes'),
      actions: (prefix) => json('actions', prefix),
      reach: json('reach'),
      reachPolicy: (name) => json('reach', name),
      referenceServices: json('reference', 'services'),
      reference: (prefix) => json('reference', prefix),
      documents: json('reference', 'documents'),
      managedPolicies: json('reference', 'managed-policies'),
      policy: (name) => json('policies', name),
      version: (name, version) => json('policies', name, version),
      compare: (name, from, to) => json('policies', name, 'compare', pair(from, to)),
      schema: (kind) => json('schema', kind),
      openApi: json('openapi'),
    },
    markdown: (page) => `${page}index.md`,
    llms: at('llms.txt'),
    manifest: at('manifest.webmanifest'),
    securityText: at('.well-known', 'security.txt'),
    preview: (kind) => at('previews', `${kind}.png`),
    icon: (name) => at('icons', `${name}.png`),
    file: (path) => root + path,
  }
}

const feedFiles: Readonly<Record<FeedFormat, string>> = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
}

/** Return the folder of a feed or an archive. The site's feed is at the root, a policy's next to the policy's page. */
export function feedFolder(slug: string, archive?: number): readonly string[] {
  if (archive !== undefined) return ['feeds', 'archive', ...slug.split('/'), String(archive)]
  if (slug === 'all') return []
  return slug.startsWith('policies/') ? slug.split('/') : ['feeds', ...slug.split('/')]
}
