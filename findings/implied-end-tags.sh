#!/usr/bin/env bash
# Shows that Pagefind indexes a page differently if it leaves out end tags that HTML makes optional.
#
# HTML ends a list item, a term or a table cell where the next one starts (HTML Standard, "Optional tags"), so a page with
# `</li>` and one without are the same document. Pagefind reads elements as nested until the one around them ends: what
# `data-pagefind-ignore` leaves out, or `data-pagefind-filter` takes as a value, reaches to the end of the list or table.
# To shorten a site by such tags silently removes text from its search.
set -u
version=${1:-1.5.2}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 2
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact \
  "pagefind@$version" parse5@8.0.0 || exit 2

cat > look.js << 'SCRIPT'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as pagefind from 'pagefind'
import { parse, serialize } from 'parse5'

const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version
console.log(`pagefind ${versionOf('pagefind')}`)

async function index(content) {
  const { index } = await pagefind.createIndex()
  await index.addHTMLFile({ url: '/page/', content })
  const { files } = await index.getFiles()
  const { content: bytes } = files.find(({ path }) => path.endsWith('.pf_fragment'))
  const text = gunzipSync(bytes).toString()
  const fragment = JSON.parse(text.slice(text.indexOf('{')))
  return { text: fragment.content, filters: fragment.filters }
}

const shapes = {
  'list, an item ignored': '<ul><li data-pagefind-ignore>Draft</li><li>Published</li></ul><p>After</p>',
  'table, a cell ignored':
    '<table><tbody><tr><td data-pagefind-ignore>Draft</td><td>Published</td></tr></tbody></table><p>After</p>',
  'list, an item as a filter': '<ul><li data-pagefind-filter="level">Read</li><li>Published</li></ul><p>After</p>',
}
let differing = 0
for (const [name, main] of Object.entries(shapes)) {
  const write = (part) => `<!DOCTYPE html><html lang="en"><head><title>Page</title></head><body><main>${part}</main></body></html>`
  const [page, short] = [main, main.replace(/<\/(?:li|t[dr])>/g, '')].map(write)
  const isSameDocument = serialize(parse(page)) === serialize(parse(short))
  const [whole, shortened] = [JSON.stringify(await index(page)), JSON.stringify(await index(short))]
  console.log(`${name}: the same document to an HTML parser: ${isSameDocument}`)
  console.log(`  with end tags:    ${whole}`)
  console.log(`  without end tags: ${shortened}`)
  if (isSameDocument && whole !== shortened) differing += 1
}
await pagefind.close()
const isSeen = differing === Object.keys(shapes).length
console.log(isSeen ? 'SEEN: each is indexed in another way without its end tags.' : `GONE: ${differing} are indexed in another way.`)
process.exit(isSeen ? 0 : 3)
SCRIPT
node look.js
case $? in 0) exit 0 ;; 3) exit 1 ;; *) exit 2 ;; esac
