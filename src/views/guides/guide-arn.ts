// Splits an ARN or an ARN format into pieces and marks those that are placeholders.

/** A line may break after every piece. */
export interface ArnPiece {
  readonly text: string
  /** `${Region}` in AWS's formats, `<region>` in ours. */
  readonly isPlaceholder: boolean
}

const placeholder = /(\$\{[^}]*\}|<[A-Za-z]+>)/

/** Split an ARN at its placeholders, colons and slashes. The pieces add up to it. Throws when it is not an ARN. */
export function toGuideArn(arn: string): readonly ArnPiece[] {
  if (!/^arn:(?:[^:]*:){4}./.test(arn)) throw new Error(`guide: ${arn} is not an ARN: it needs six parts`)
  return arn
    .split(placeholder)
    .flatMap((text) =>
      placeholder.test(text)
        ? [{ text, isPlaceholder: true }]
        : text.split(/(?<=[:/])/).map((piece) => ({ text: piece, isPlaceholder: false })),
    )
    .filter(({ text }) => text !== '')
}
