// Runs an npm script and reports whether it succeeded and everything it printed.
import { type ChildProcess, spawn } from 'node:child_process'

export interface ScriptResult {
  readonly succeeded: boolean
  readonly output: string
}

const onWindows = process.platform === 'win32'
const running = new Set<ChildProcess>()

/** Run an npm script and collect what it prints. */
export function runScript(script: string, args: readonly string[] = []): Promise<ScriptResult> {
  return new Promise((resolve) => {
    // In a process group of its own, so that stopping it also stops what it started.
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !onWindows,
      shell: onWindows,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined },
    })
    running.add(child)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    const finish = (succeeded: boolean) => {
      running.delete(child)
      resolve({ succeeded, output: Buffer.concat(chunks).toString() })
    }
    child.on('error', (error) => {
      chunks.push(Buffer.from(error.message))
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}

/** Stop all running scripts and everything they started. */
export function stopScripts(): void {
  for (const child of running) {
    if (child.pid === undefined) continue
    try {
      if (onWindows) child.kill()
      else process.kill(-child.pid, 'SIGTERM')
    } catch {
      // It has already ended.
    }
  }
}
