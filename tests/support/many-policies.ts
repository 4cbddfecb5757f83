// Makes a content folder with enough policies to split their list: two families, one part each, and one long document.
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
          [
            `policies/${name}/v1.json`,
            {
              policy: name,
              version: 'v1',
              created: i === 0 ? '2023-06-01T00:00:00Z' : '2020-01-01T00:00:00Z',
              sources: ['test'],
              document: name === longDocument.policy ? longDocument.document : documentOf(isLast),
            },
          ],
        ]
      }),
    ),
  })
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
