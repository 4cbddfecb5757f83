// Says how a text was read whose type nobody chose.
import { type PolicyType, typeNames } from '../../core/checker/types/policy-type.ts'

/** Say which type was guessed. */
export function describeGuess(type: PolicyType): string {
  const article = type === 'identity' ? 'an' : 'a'
  return `Read as ${article} ${typeNames[type]}, guessed from the text.`
}
