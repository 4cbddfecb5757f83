// Reads the policy variables of a text and says what is wrong with each.

export interface VariableFault {
  /** What is wrong with it, to follow the variable in a sentence. */
  readonly fault: string
  readonly tip: string
  /** The variable as written. */
  readonly written: string
}

/**
 * List the faults of a text's policy variables. Source: IAM User Guide, "IAM policy elements: Variables and tags":
 * `${key}`, or `${key, 'default'}`; `${*}`, `${?}` and `${$}` are the characters.
 */
export function findVariableFaults(text: string): readonly VariableFault[] {
  const faults: VariableFault[] = []
  for (let start = text.indexOf('${'); start >= 0; ) {
    const end = text.indexOf('}', start)
    if (end < 0) {
      const written = text.slice(start, start + 60)
      return [
        ...faults,
        { written, fault: 'has no closing brace', tip: 'Add } after the name of the variable.' },
      ]
    }
    const fault = faultOf(text.slice(start + 2, end))
    if (fault !== undefined) faults.push({ written: text.slice(start, end + 1), ...fault })
    start = text.indexOf('${', end)
  }
  return faults
}

function faultOf(inside: string): Omit<VariableFault, 'written'> | undefined {
  if (inside.trim() === '')
    return { fault: 'is empty', tip: `Name a condition key, such as \${aws:username}.` }
  if (/^[*?$]$/.test(inside)) return undefined
  const comma = inside.indexOf(',')
  const key = comma < 0 ? inside : inside.slice(0, comma)
  if (/\s/.test(key))
    return { fault: 'has a space in its name', tip: 'Remove the space; names of variables have none.' }
  if (comma >= 0 && !/^\s*'[^']*'$/.test(inside.slice(comma + 1)))
    return {
      fault: 'has a default that is not in single quotes',
      tip: `Write \${${key}, 'text'}, with a quote on both sides.`,
    }
  return undefined
}
