// Finds the selectors in style sheets that nothing on a built site can match.
import { readFileSync } from 'node:fs'
import { Parser } from 'htmlparser2'
import { PurgeCSS } from 'purgecss'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'

/** The names in the pages that a selector can refer to. */
interface Names {
  readonly tags: Set<string>
  readonly classes: Set<string>
  readonly ids: Set<string>
  readonly attributes: Set<string>
  readonly values: Set<string>
}

/**
 * Find the selectors of `sheets` that name what no page has and no script can add. A name that a script or one of the
 * `templates` completes from the records may appear with the next record, so it counts as used.
 */
export async function findStyleFaults(
  site: SiteFiles,
  sheets: readonly string[],
  templates: readonly string[],
): Promise<readonly SiteFault[]> {
  const names = collectNames(selectOwn(site, '.html').map((file) => readSiteFile(site, file)))
  const scripts = selectOwn(site, '.js').map((file) => readSiteFile(site, file))
  for (const name of scripts.flatMap(listDataAttributes)) names.attributes.add(name)
  const completed = [...scripts, ...templates.map((file) => readFileSync(file, 'utf8'))].flatMap(listPrefixes)
  const found = {
    tags: [...names.tags],
    classes: [...names.classes],
    ids: [...names.ids],
    attributes: { names: [...names.attributes], values: [...names.values] },
    undetermined: [...new Set(scripts.flatMap(listWords))],
  }
  const results = await new PurgeCSS().purge({
    content: [{ raw: '', extension: 'site' }],
    extractors: [{ extensions: ['site'], extractor: () => found }],
    css: sheets.map((file) => ({ raw: readFileSync(file, 'utf8'), name: file })),
    safelist: { standard: completed.map((prefix) => new RegExp(`^${prefix}`)) },
    rejected: true,
  })
  return results.flatMap(({ rejected = [] }, at) =>
    rejected.filter(hasName).map((selector) => ({
      file: sheets[at] ?? '',
      what: `nothing matches the selector ${selector.trim()}`,
      expected: 'a page or script that uses it, or no such rule',
    })),
  )
}

function collectNames(pages: readonly string[]): Names {
  const names: Names = {
    tags: new Set(),
    classes: new Set(),
    ids: new Set(),
    attributes: new Set(),
    values: new Set(),
  }
  for (const page of pages) {
    const parser = new Parser({
      onopentag(tag, attributes) {
        names.tags.add(tag)
        for (const [name, value] of Object.entries(attributes)) {
          names.attributes.add(name)
          if (name === 'class') for (const word of value.split(/\s+/)) names.classes.add(word)
          else if (name === 'id') names.ids.add(value)
          else names.values.add(value)
        }
      },
    })
    parser.end(page)
  }
  return names
}

/** Check whether a selector names anything outside `:is(…)` and the like; PurgeCSS rejects those that do not. */
function hasName(selector: string): boolean {
  return /[\w*]/.test(selector.replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '').replace(/::?[\w-]+/g, ''))
}

/** List the words of all strings in a script: it may use any of them in a class. */
function listWords(script: string): readonly string[] {
  const texts = script.match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? []
  return texts.flatMap((text) => text.match(/[\w-]+/g) ?? [])
}

/** List the prefixes of words that a script or template completes: `finding-${severity}`. */
function listPrefixes(script: string): readonly string[] {
  return [...script.matchAll(/([a-z][\w-]*-)\$\{/g)].map(([, prefix = '']) => prefix)
}

/** List the attributes that a script reads or sets as properties: `dataset.theme`. */
function listDataAttributes(script: string): readonly string[] {
  return [...script.matchAll(/\bdataset\.(\w+)/g)].map(
    ([, name = '']) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  )
}
