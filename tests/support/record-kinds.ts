// Defines the smallest valid content that has a record of every kind, with every field that a record can have.
import type { Snapshot } from '../../src/core/actions/action.ts'

const statement = {
  Sid: 'ReadUsers',
  Effect: 'Allow',
  Action: ['connect:DescribeUser', 'connect:List*'],
  Resource: ['arn:aws:connect:*:*:instance/*'],
  Condition: {
    StringEquals: { 'aws:ResourceTag/team': ['sales', 'support'] },
    Bool: { 'aws:SecureTransport': true },
  },
}

const version = (id: string, created: string, statements: readonly object[]) => ({
  policy: 'Sample',
  version: id,
  created,
  sources: ['one history', 'another history'],
  document: { Version: '2012-10-17', Id: 'Sample', Statement: statements },
})

const example = {
  topic: 'users',
  task: 'For whoever looks after users.',
  origin: { document: 'guide.txt', title: 'A guide', part: 'A heading' },
  mended: [{ wrong: 'An action is misspelled.', mended: 'It is spelled right.' }],
  attachBesides: ['Sample'],
  notes: ['Ids of users are UUIDs.'],
}

const parameter = {
  name: 'accountId',
  format: 'account-id',
  example: '123456789012',
  meaning: 'The account of the instance.',
}

/** Every file, by path. */
export const recordKinds: Readonly<Record<string, unknown>> = {
  'site.json': {
    title: 'Test',
    asOf: '2024-01-01T00:00:00Z',
    tagAuthority: 'example.org',
    subject: 'Amazon Connect',
    question: 'Who may read users now?',
    ownServices: ['connect'],
    services: [
      {
        prefix: 'connect',
        name: 'Connect',
        aliases: ['Connect Customer'],
        ended: '2023-02-02',
        source: 'https://example.org/services',
      },
    ],
    exampleTopics: [{ id: 'users', label: 'Users' }],
    uuidServices: [{ prefix: 'connect', name: 'Amazon Connect', source: 'https://example.org/' }],
    comparisons: 'adjacent',
  },
  'first-seen.json': {
    oldestSnapshot: '2019-09-13',
    newestSnapshot: '2024-01-01',
    actions: {
      'connect:DescribeUser': { firstSeen: '2019-09-13' },
      'connect:ListAgents': { firstSeen: '2019-09-13', lastSeen: '2020-02-02' },
      'connect:ListUsers': { firstSeen: '2021-05-05' },
    },
  },
  'risks.json': [
    {
      actions: ['connect:ListUsers'],
      classes: ['data-access'],
      why: 'Reads the names of everybody who works there.',
      requires: ['the id of the instance'],
      source: 'https://example.org/risks',
    },
  ],
  'destructive.json': [
    {
      actions: ['connect:ListUsers'],
      effect: 'none',
      why: 'Reads, and changes nothing.',
      source: 'https://example.org/destruction',
    },
  ],
  'announcements.json': [
    {
      date: '2021-02-02',
      policy: 'Sample',
      kind: 'action-renamed',
      title: 'Agents are users now',
      actions: ['connect:ListUsers', 'connect:Listusers'],
      denied: ['connect:DeleteUser'],
      renamedFrom: 'connect:ListAgents',
      misspelled: [{ printed: 'connect:Listusers', meant: 'connect:ListUsers' }],
      note: 'The former name goes on to work.',
      source: 'https://example.org/announcements',
    },
  ],
  'dependent-actions.json': {
    asOf: '2023-12-31',
    source: 'https://example.org/dependents',
    actions: {
      'connect:DescribeUser': {
        always: ['kms:Decrypt'],
        byType: { user: ['connect:ListUsers', 'kms:Decrypt'] },
      },
    },
  },
  'permission-only.json': {
    asOf: '2023-12-31',
    source: 'https://example.org/marks',
    actions: ['connect:DescribeUser', 'connect:ListUsers'],
  },
  'partitions.json': {
    asOf: '2023-12-31',
    source: 'https://example.org/partitions',
    partitions: [{ name: 'aws', regions: ['us-east-1', 'us-west-2'] }],
  },
  'escalation-paths.json': {
    asOf: '2023-12-31',
    source: 'https://example.org/paths',
    paths: [{ id: 'users-001', actions: ['iam:PassRole', 'connect:ListUsers'], passedTo: 'example.org' }],
  },
  'managed-policies.json': {
    asOf: '2023-12-31',
    archive: 'names 1.0.0',
    source: 'https://example.org/names',
    names: ['Other', 'Sample'],
    retired: [{ name: 'Former', goneBy: '2022-02-02' }],
  },
  'search.json': {
    alike: [['describe', 'show']],
    asks: [
      {
        phrases: ['read everybody', 'all staff'],
        leads: [
          { policy: 'Sample' },
          { action: 'connect:ListUsers' },
          { service: 'connect' },
          { example: 'read-users' },
          { rule: 'unknown-action' },
          { page: 'matrix' },
        ],
      },
    ],
  },
  'managed-policy-facts.json': {
    asOf: '2023-12-31',
    source: 'https://example.org/paths',
    paths: [
      { path: '', names: ['Sample'] },
      { path: 'service-role/', names: ['Other'] },
    ],
    replacements: [{ name: 'Former', by: 'Sample', source: 'https://example.org/Sample' }],
  },
  'reference-counts.json': {
    snapshot: 'test 1',
    takenAt: '2024-01-01T00:00:00Z',
    counts: { actions: { connect: 2, kms: 1 }, conditionKeys: {} },
    accepted: [
      {
        field: 'conditionKeys',
        service: 'connect',
        day: '2023-01-01',
        snapshot: 'test 0',
        before: 40,
        after: 0,
      },
    ],
  },
  'reference-changes.json': {
    since: '2019-01-01',
    until: '2024-01-01',
    source: 'https://example.org/snapshots',
    services: ['connect', 'kms'],
    resourceTypes: {
      'connect:user': {
        keysSince: { 'aws:ResourceTag/team': '2022-03-03' },
        formatSince: '2022-04-04',
        format: 'arn:aws:connect:us-east-1:111122223333:user',
      },
    },
    changes: [
      { day: '2021-05-05', action: 'connect:ListUsers', field: 'action', added: ['connect:ListUsers'] },
      {
        day: '2022-02-02',
        action: 'connect:DescribeUser',
        field: 'access-level',
        removed: ['Read'],
        added: ['List'],
      },
      {
        day: '2022-03-03',
        action: 'connect:DescribeUser',
        field: 'condition-key',
        added: ['aws:ResourceTag/team'],
      },
      { day: '2022-04-04', action: 'connect:DescribeUser', field: 'resource-type', removed: ['user*'] },
    ],
  },
  'reference-state.json': {
    snapshot: 'test 1',
    takenAt: '2024-01-01T00:00:00Z',
    resourceTypes: { 'connect:user': { format: 'arn:aws:connect:us-east-1:111122223333:user', keys: 0 } },
    keyLists: [[], ['aws:ResourceTag/team']],
    actions: { 'connect:DescribeUser': { level: 'List', types: ['user*'], keys: 1 } },
  },
  'policies/Sample/policy.json': {
    name: 'Sample',
    arn: 'arn:aws:iam::aws:policy/Sample',
    kind: 'managed',
    status: 'retired',
    summary: 'Reads users.',
    attachedTo: 'People who look after users.',
    source: 'https://example.org/policies',
    replacedBy: 'Other',
    replacedIn: 2022,
    defaultVersion: 'v2',
    defaultVersionSource: { address: 'https://example.org/default', edited: '2021-01-01T00:00Z' },
    serviceStatus: { service: 'Users', ended: '2022-02-02', source: 'https://example.org/end' },
    companions: [{ title: 'The other one', why: 'It has the rest.', policy: 'Other' }],
  },
  'policies/Sample/v1.json': version('v1', '2020-01-01T00:00:00Z', [statement]),
  'policies/Sample/v2.json': version('v2', '2021-01-01T00:00:00Z', [
    statement,
    {
      Sid: 'NoDeletion',
      Effect: 'Deny',
      NotAction: 'connect:Describe*',
      NotResource: 'arn:aws:connect:*:*:instance/a',
    },
  ]),
  'policies/Other/policy.json': {
    name: 'Other',
    arn: 'arn:aws:iam::aws:policy/aws-service-role/Other',
    kind: 'service-linked-role',
    status: 'current',
    summary: 'Has the rest.',
    attachedTo: 'A role.',
    source: 'https://example.org/',
    companions: [],
  },
  'policies/Other/v1.json': {
    ...version('v1', '2020-01-01T00:00:00Z', [{ Effect: 'Allow', Action: '*', Resource: '*' }]),
    policy: 'Other',
  },
  'examples/read-users.json': {
    kind: 'identity-based',
    title: 'Read users',
    ...example,
    parameters: [parameter],
    document: {
      Version: '2012-10-17',
      Statement: [{ ...statement, Resource: 'arn:aws:connect:*:<accountId>:instance/*' }],
    },
  },
  'examples/trust-an-account.json': {
    kind: 'trust',
    title: 'Trust an account',
    ...example,
    parameters: [parameter],
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Trust',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::<accountId>:root' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'a' } },
        },
      ],
    },
  },
}

const action = (name: string) => ({
  name,
  accessLevel: 'List',
  resourceTypes: [],
  conditionKeys: [],
  dependentActions: [],
})

/** The actions that these records are about. */
export const recordKindsSnapshot: Snapshot = {
  name: 'test 1',
  takenAt: '2024-01-01T00:00:00Z',
  services: [
    {
      prefix: 'connect',
      name: 'Amazon Connect',
      actions: ['DeleteUser', 'DescribeUser', 'ListUsers'].map((name) => action(`connect:${name}`)),
      resourceTypes: [],
      conditionKeys: [],
    },
  ],
}
