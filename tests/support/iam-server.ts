// Serves policies from a local server that speaks IAM's query protocol and misbehaves on request.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface IamPolicy {
  readonly arn: string
  readonly defaultVersion: string
  /** In the order in which the server lists them. */
  readonly versions: readonly { readonly id: string; readonly created: string; readonly document: string }[]
  /** Versions per page of the list; all of them by default. */
  readonly pageSize?: number
}

export interface IamCall {
  readonly action: string
  readonly arn: string
  readonly version: string
}

/** A status and body instead of the right response, or no complete response at all. */
export type Disturbance =
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'cut'

export interface IamServer {
  readonly endpoint: string
  /** Every call so far, including disturbed ones. */
  readonly calls: readonly IamCall[]
  readonly close: () => void
}

/** Serve policies on a free port. `disturb` runs before each response, with the number of the call, from 1. */
export async function serveIam(
  policies: readonly IamPolicy[],
  disturb: (call: IamCall, number: number) => Disturbance | undefined = () => undefined,
): Promise<IamServer> {
  const calls: IamCall[] = []
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await readBody(request))
    const field = (name: string) => form.get(name) ?? ''
    const call = { action: field('Action'), arn: field('PolicyArn'), version: field('VersionId') }
    calls.push(call)
    send(response, disturb(call, calls.length) ?? answer(policies, call, Number(field('Marker'))))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function readBody(request: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, disturbance: Disturbance): void {
  if (disturbance === 'hang') return
  if (disturbance === 'cut') {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '1000' })
    response.write('<GetPolicyResponse>', () => response.socket?.destroy())
    return
  }
  response.writeHead(disturbance.status, { 'content-type': 'text/xml', ...disturbance.headers })
  response.end(disturbance.body)
}

function answer(policies: readonly IamPolicy[], { action, arn, version }: IamCall, start: number) {
  const policy = policies.find((candidate) => candidate.arn === arn)
  if (policy === undefined) return refuse('NoSuchEntity', 404, `Policy ${arn} does not exist.`)
  const { defaultVersion, versions, pageSize = versions.length } = policy
  if (action === 'GetPolicy') {
    const fields = { Arn: arn, DefaultVersionId: defaultVersion }
    return succeed(action, `<Policy>${write(fields)}</Policy>`)
  }
  if (action === 'ListPolicyVersions') {
    const members = versions.slice(start, start + pageSize).map(({ id, created }) => {
      const isDefault = String(id === defaultVersion)
      return `<member>${write({ VersionId: id, IsDefaultVersion: isDefault, CreateDate: created })}</member>`
    })
    const end = start + pageSize
    const isTruncated = end < versions.length
    const more = write({ IsTruncated: String(isTruncated), ...(isTruncated && { Marker: String(end) }) })
    return succeed(action, `<Versions>${members.join('')}</Versions>${more}`)
  }
  const found = versions.find(({ id }) => id === version)
  if (found === undefined) return refuse('NoSuchEntity', 404, `Version ${version} does not exist.`)
  const { id, created, document } = found
  const fields = { VersionId: id, CreateDate: created, Document: document }
  return succeed(action, `<PolicyVersion>${write(fields)}</PolicyVersion>`)
}

/** Write an error the way IAM does. */
export function refuse(code: string, status: number, message = 'Told so.') {
  const body = `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error>${write({
    Type: 'Sender',
    Code: code,
    Message: message,
  })}</Error><RequestId>1</RequestId></ErrorResponse>`
  return { status, body }
}

function succeed(action: string, result: string) {
  const body = `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${result}</${action}Result></${action}Response>`
  return { status: 200, body }
}

function write(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, text]) => `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`)
    .join('')
}
