// Makes the boxes that a drawing consists of.
import type { ContainerNode, ImageNode, Node, TextNode } from '@takumi-rs/wasm'

/** Make a box around others. */
export function makeBox(className: string, ...children: Node[]): ContainerNode {
  return { type: 'container', className, children }
}

/** Make a box with text. */
export function textBox(className: string, text: string): TextNode {
  return { type: 'text', className, text }
}

/** Make a box with a picture. */
export function makePicture(className: string, src: Uint8Array): ImageNode {
  return { type: 'image', className, src }
}
