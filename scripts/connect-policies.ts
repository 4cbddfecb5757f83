// Starts the packed command `connect-policies`; `npm pack` bundles what this file imports.
import './policies/node-20.ts'

// Imported afterward, so that nothing runs before Node 20 has what it lacks.
const { main } = await import('./policies/main.ts')
process.exitCode = await main(process.argv.slice(2), new URL('.', import.meta.url))
