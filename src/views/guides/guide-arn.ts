// An ARN, or its format, in; its pieces, of which some are placeholders to fill in, out.

/** A line may break after every piece. */
export interface ArnPiece {
  readonly text: string
  /** `${Region}` in AWS's formats, `<region>` in ours. */
  readonly isPlaceholder: boolean
}

const placeholder = /(\$\{[^}]*\}|<[A-Za-z]+>)/

/** Split an ARN at its placeholders, colons and slashes. Throws when the text is none. Joined, the pieces are the ARN. */
export function toGuideArn(arn: string): readonly ArnPiece[] {
  if (!/^arn:(?:[^:]*:){4}./.test(arn)) throw new Error(`guide: ${arn} is no ARN: it needs six parts`)
  return arn
    .split(placeholder)
    .flatMap((text) =>
      placeholder.test(text)
        ? [{ text, isPlaceholder: true }]
        : text.split(/(?<=[:/])/).map((piece) => ({ text: piece, isPlaceholder: false })),
    )
    .filter(({ text }) => text !== '')
}
