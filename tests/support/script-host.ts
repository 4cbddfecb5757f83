// Runs scripts of this project one after another, each as if it had a process of its own; run-script.ts starts it.
import { Readable } from 'node:stream'
import type { ScriptRequest, ScriptResult } from './run-script.ts'

const home = { dir: process.cwd(), env: { ...process.env } }
let runs = 0

process.on('message', async (request) => process.send?.(await run(request as ScriptRequest)))
process.on('disconnect', () => process.exit())

async function run({ script, args, input, env, cwd }: ScriptRequest): Promise<ScriptResult> {
  runs += 1
  const file = new URL(`../../scripts/${script}`, import.meta.url)
  process.argv = [process.execPath, file.pathname, ...args]
  process.env = { ...home.env, ...env }
  process.chdir(cwd ?? home.dir)
  Object.defineProperty(process, 'stdin', { value: Readable.from([input ?? '']), configurable: true })
  const written = { stdout: '', stderr: '' }
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const { write } = process[name]
    process[name].write = (text: string | Uint8Array) => {
      written[name] += typeof text === 'string' ? text : Buffer.from(text).toString()
      return true
    }
    return () => {
      process[name].write = write
    }
  })
  process.exitCode = undefined
  try {
    // The script itself runs anew each time; what it imports is loaded once.
    await import(`${file.href}?run=${runs}`)
  } catch (error) {
    process.exitCode = 1
    written.stderr += error instanceof Error ? error.stack : String(error)
  } finally {
    for (const back of restore) back()
  }
  const status = Number(process.exitCode ?? 0)
  process.exitCode = undefined
  return { status, ...written }
}
