// Reads the compiled parser of Terraform's syntax from the packages that bring it.
import { readFile } from 'node:fs/promises'
import type { TerraformSyntax } from './load-terraform.ts'

/** Read the parser and the grammar from `node_modules`. */
export async function readInstalledSyntax(): Promise<TerraformSyntax> {
  const read = (file: string) => readFile(new URL(import.meta.resolve(file)))
  return {
    engine: await read('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: await read('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
  }
}
