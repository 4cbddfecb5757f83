// Runs a script of this project and returns what it printed; scripts share one process, because starting one takes seconds.
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'

export interface ScriptRequest {
  /** The file in `scripts/`. */
  readonly script: string
  readonly args: readonly string[]
  /** What the script finds on standard input. */
  readonly input?: string
  /** Environment variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>
  /** The working folder, by default this process's. */
  readonly cwd?: string
}

export interface ScriptResult {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Longest time in milliseconds that a script may take. */
const patience = 120_000

const isReady = new Int32Array(new SharedArrayBuffer(4))
const { port1: port, port2 } = new MessageChannel()
const relay = new Worker(new URL('./script-relay.ts', import.meta.url), {
  workerData: { port: port2, isReady },
  transferList: [port2],
  execArgv: [],
})
relay.unref()
port.unref()

/** Run a script and wait for it. It must end by itself, not by `process.exit`. Throws if it takes longer than two minutes. */
export function runScript(request: ScriptRequest): ScriptResult {
  Atomics.store(isReady, 0, 0)
  port.postMessage(request)
  Atomics.wait(isReady, 0, 0, patience)
  const result = receiveMessageOnPort(port)?.message as ScriptResult | string | undefined
  if (result === undefined) throw new Error(`${request.script} still runs after ${patience / 1000} s`)
  if (typeof result === 'string') throw new Error(`${request.script}: ${result}`)
  return result
}
