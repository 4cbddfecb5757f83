// How the site is built: where it will be served, and the security policy every page carries.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { reloadContent } from './scripts/dev/reload-content.ts'

const { SITE_URL = 'http://localhost:4321', BASE_PATH = '/' } = process.env

const hashes = ['theme', 'start'].map((name) => {
  const script = readFileSync(new URL(`./src/client/frame/${name}.inline.js`, import.meta.url))
  return `sha256-${createHash('sha256').update(script).digest('base64')}`
})

export default defineConfig({
  site: SITE_URL,
  base: BASE_PATH,
  trailingSlash: 'always',
  // Keeps the spaces between words and elements that stand on lines of their own.
  compressHTML: true,
  // Highlighting would bring inline styles, which the policy below forbids.
  integrations: [mdx({ syntaxHighlight: false }), reloadContent()],
  devToolbar: { enabled: false },
  vite: {
    build: {
      // A second style sheet is a second connection before the first paint; what few pages need stands in them.
      assetsInlineLimit: 6000,
    },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // What scripts share comes with the script that every page has: a file of its own would be asked for only
              // when that script has come, one round trip later.
              codeSplitting: {
                groups: [
                  {
                    name: 'page',
                    test: /Layout\.astro\?astro&type=script|src\/(client\/(document-text|filter-form|dom)|core\/find\/filter-query)\.ts/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ],
      // Search compiles WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes },
      styleDirective: { resources: ["'self'"] },
    },
  },
})
