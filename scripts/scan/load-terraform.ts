// Loads the parser of Terraform's syntax: a grammar for tree-sitter, compiled to WebAssembly.
import { fileURLToPath } from 'node:url'
import { Language, Parser } from 'web-tree-sitter'
import type { ParseTerraform } from '../../src/core/scan/read/read-terraform.ts'

const grammar = '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'

/** Load the parser. A tree that it returns is valid until the next call. */
export async function loadTerraformParser(): Promise<ParseTerraform> {
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(fileURLToPath(import.meta.resolve(grammar))))
  let last: ReturnType<Parser['parse']> = null
  return (text) => {
    last?.delete()
    last = parser.parse(text)
    if (last === null) throw new Error('the parser of Terraform has no language')
    return last.rootNode
  }
}
