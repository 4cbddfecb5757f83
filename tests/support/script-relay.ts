// Passes requests of a thread that waits to the process that runs scripts, and wakes the thread with the results.
import { fork } from 'node:child_process'
import { type MessagePort, workerData } from 'node:worker_threads'

const { port, isReady } = workerData as { readonly port: MessagePort; readonly isReady: Int32Array }

const host = fork(new URL('./script-host.ts', import.meta.url), { execArgv: [] })
port.on('message', (request) => host.send(request))
host.on('message', answer)
host.on('exit', (code) => answer(`the process that runs scripts exited with ${code}`))

function answer(message: unknown): void {
  port.postMessage(message)
  Atomics.store(isReady, 0, 1)
  Atomics.notify(isReady, 0)
}
