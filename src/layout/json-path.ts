/** The JSON paths of problems: `components[3].layers[1].thickness`, `materials["my-tim"].conductivity`. */

export type PathPart = string | number

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

export function jsonPath(...parts: readonly PathPart[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`
    if (!IDENTIFIER.test(part)) return `${path}[${JSON.stringify(part)}]`
    return path === '' ? part : `${path}.${part}`
  }, '')
}
