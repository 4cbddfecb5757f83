// Makes a content folder with enough policies to split their list: two families, one part each, two long documents, and
// a few policies with more than one version.
import { readFile } from 'node:fs/promises'
import { makeContent } from '../../src/data/temporary-content.ts'

/** The number of policies in each family: `AmazonAlphaRole000` and so on. */
export const familySize = 105

/** The policy whose document is too long for its version page. */
export const longDocument = {
  policy: 'AmazonBetaRole001',
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'connect:ListUsers',
        Resource: '*',
        Condition: {
          StringEquals: {
            'aws:PrincipalAccount': Array.from({ length: 700 }, (_, i) => String(100_000_000_000 + i)),
          },
        },
      },
    ],
  },
}

/** The policy whose document is too long for one page. */
export const longerDocument = {
  policy: 'AmazonBetaRole002',
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'First',
        Effect: 'Allow',
        Action: 'connect:ListUsers',
        Resource: Array.from({ length: 2600 }, (_, i) => `arn:aws:connect:*:*:instance/${i}`),
      },
      { Sid: 'Second', Effect: 'Allow', Action: 'connect:ListUsers', Resource: '*' },
    ],
  },
}

/** The policies with three versions: what the second adds is scoped, and the third denies a part of what it adds. */
export const changing = { policy: 'AmazonAlphaRole010', versions: ['v1', 'v2', 'v3'], count: 20 } as const

/** The policies with a Deny of nearly every action, and the one of them that leaves some out. */
export const denying = {
  policies: [20, 21, 22, 23, 24].map((i) => `AmazonBetaRole0${i}`),
  except: 'AmazonBetaRole024',
  action: 'connect:ListUsers',
} as const

const families = ['Alpha', 'Beta']
const pages = ['about', 'api', 'feeds']

/** Make the folder. The first Alpha is the newest; only the last Beta mentions file systems, and only it is retired. */
export async function makeManyPolicies(): Promise<string> {
  const names = families.flatMap((family) =>
    Array.from({ length: familySize }, (_, i) => `Amazon${family}Role${String(i).padStart(3, '0')}`),
  )
  const prose = await Promise.all(pages.map((page) => readFile(`content/pages/${page}.mdx`, 'utf8')))
  return makeContent({
    'site.json': {
      title: 'Many policies',
      asOf: '2024-01-01T00:00:00Z',
      tagAuthority: 'example.org',
      comparisons: 'adjacent',
    },
    'first-seen.json': {
      oldestSnapshot: '2019-09-13',
      newestSnapshot: '2024-01-01',
      actions: {
        'connect:ListUsers': { firstSeen: '2019-09-13' },
        'elasticfilesystem:DescribeFileSystems': { firstSeen: '2019-09-13' },
      },
    },
    'risks.json': [
      {
        actions: ['connect:DeleteUser'],
        classes: ['data-access'],
        why: 'Deletes agents.',
        requires: [],
        source: 'https://docs.aws.amazon.com/connect/latest/APIReference/API_DeleteUser.html',
      },
    ],
    ...Object.fromEntries(pages.map((page, i) => [`pages/${page}.mdx`, prose[i]])),
    ...Object.fromEntries(
      names.flatMap((name, i) => {
        const isLast = i === names.length - 1
        return [
          [
            `policies/${name}/policy.json`,
            {
              name,
              arn: `arn:aws:iam::aws:policy/${name}`,
              kind: 'managed',
              ...(isLast && { status: 'retired' }),
            },
          ],
          ...listDocuments(name, i, isLast).map((document, at) => [
            `policies/${name}/v${at + 1}.json`,
            {
              policy: name,
              version: `v${at + 1}`,
              created: i === 0 ? '2023-06-01T00:00:00Z' : `${2020 + at}-01-01T00:00:00Z`,
              sources: ['test'],
              document,
            },
          ]),
        ]
      }),
    ),
  })
}

function listDocuments(name: string, i: number, isLast: boolean): readonly object[] {
  const long = [longDocument, longerDocument].find(({ policy }) => policy === name)
  if (denying.policies.includes(name)) return [denyingDocument(name === denying.except)]
  const first = long?.document ?? documentOf(isLast)
  if (i < 10 || i >= 10 + changing.count) return [first]
  const second = {
    ...first,
    Statement: [
      ...first.Statement,
      {
        Effect: 'Allow',
        Action: ['connect:DescribeUser', 'connect:Delete*'],
        Resource: 'arn:aws:connect:*:*:instance/*/agent/*',
        Condition: { StringEquals: { 'aws:ResourceTag/team': `team-${i}` } },
      },
    ],
  }
  const deny = { Sid: 'Keep', Effect: 'Deny', Action: 'connect:DeleteUser', Resource: '*' }
  return [first, second, { ...second, Statement: [...second.Statement, deny] }]
}

const documentOf = (isLast: boolean) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: isLast ? 'elasticfilesystem:DescribeFileSystems' : 'connect:ListUsers',
      Resource: '*',
    },
  ],
})

const denyingDocument = (isExcept: boolean) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'DenyNearlyAll',
      Effect: 'Deny',
      ...(isExcept ? { NotAction: denying.action } : { Action: '*' }),
      Resource: '*',
    },
  ],
})
