/** Quantities as designers type them ("2*3.5mm", "+10", "0.5 in") and as the app writes them. */

/** What a field is measured in. The number that comes out is always in this unit. */
export type Unit = 'mm' | 'W' | '°C' | 'deg' | 'W/(m·K)' | 'W/(m²·K)' | 'K/W' | 's' | ''

export type Quantity = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: string }

/** Other units a field understands, by how many of its own they are. */
const SUFFIXES: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  mm: { mm: 1, um: 1e-3, µm: 1e-3, nm: 1e-6, cm: 10, m: 1000, in: 25.4, '"': 25.4, mil: 0.0254, thou: 0.0254 },
  W: { W: 1, mW: 1e-3, kW: 1000 },
  '°C': { '°C': 1, C: 1, degC: 1, K: 1 },
  deg: { deg: 1, '°': 1 },
  'W/(m·K)': {},
  'W/(m²·K)': {},
  'K/W': {},
  s: { s: 1, ms: 1e-3, µs: 1e-6, min: 60, h: 3600 },
  '': {},
}

export const KELVIN_AT_0_CELSIUS = 273.15

/**
 * Reads a quantity in `unit`. Understands + − * / and parentheses; a number without a unit is in `unit`. A text that
 * starts with `+`, `*` or `/` (or with `-=`) changes `current`; a leading minus is a sign. In a temperature a lone
 * `300 K` is absolute, and a `K` within a sum is a difference.
 */
export function parseQuantity(text: string, unit: Unit, current?: number): Quantity {
  const plain = normalised(text, unit)
  if (plain === '') return refused('Enter a number.')
  const relative = /^(?:([+\-*/])=|([+*/]))/.exec(plain)
  if (relative && current === undefined) return refused(`"${text.trim()}" changes a value, and there is none yet.`)
  const operator = relative?.[1] ?? relative?.[2]
  const reader = new Reader(relative ? plain.slice(relative[0].length) : plain, unit)
  const operand = reader.readAll()
  if (typeof operand === 'string') return refused(operand)
  if (operand.isKelvin && !relative) return finite(operand.value - KELVIN_AT_0_CELSIUS)
  if (operator === undefined || current === undefined) return finite(operand.value)
  if ((operator === '*' || operator === '/') && operand.hasUnit) return refused('Multiply or divide by a plain number.')
  return finite(apply(operator, current, operand.value))
}

const NEGATIVE = /^-\s*((?:\d+\.?\d*|\.\d+)\s*[a-zA-Zµ°"/]*)$/

/** What a number with a sign before it may have been meant to take away: of `-10 mm`, `10 mm`; null of anything else. */
export function lostByMinus(text: string): string | null {
  return NEGATIVE.exec(text.trim().replaceAll('−', '-'))?.[1]?.trim() ?? null
}

function finite(value: number): Quantity {
  // Twelve digits hide what binary fractions add: 0.1 + 0.2 reads 0.3.
  if (Number.isFinite(value)) return { ok: true, value: Number(value.toPrecision(12)) }
  return refused('That is not a finite number; was something divided by zero?')
}

function refused(problem: string): Quantity {
  return { ok: false, problem }
}

function normalised(text: string, unit: Unit): string {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replaceAll(/[×·](?=\s*[\d.(])/g, '*')
    .replaceAll('÷', '/')
    .replaceAll('μ', 'µ')
  const label = unit !== '' && Object.keys(SUFFIXES[unit]).length === 0 ? unit : null
  return label && plain.endsWith(label) ? plain.slice(0, -label.length).trim() : plain
}

interface Operand {
  readonly value: number
  readonly hasUnit: boolean
  /** A lone absolute temperature in kelvin. */
  readonly isKelvin?: boolean
}

const NUMBER = /\s*(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)/y
const SUFFIX = /\s*([a-zA-Zµ°"]+)/y
const SYMBOL = /\s*([-+*/()])/y
const DEEPEST = 50

/** Reads an expression by recursive descent. A string in place of an operand is what is wrong. */
class Reader {
  private at = 0
  private readonly text: string
  private readonly unit: Unit

  constructor(text: string, unit: Unit) {
    this.text = text
    this.unit = unit
  }

  readAll(): Operand | string {
    const sum = this.readSum(0)
    if (typeof sum === 'string') return sum
    const rest = this.text.slice(this.at).trim()
    if (rest === '') return sum
    if (/^,\d/.test(rest)) return 'Write the decimal with a point.'
    return `"${rest}" cannot be read here.`
  }

  private readSum(depth: number): Operand | string {
    let left = this.readProduct(depth)
    for (let sign = this.symbol('+-'); sign; sign = this.symbol('+-')) {
      const right = this.readProduct(depth)
      if (typeof left === 'string') return left
      if (typeof right === 'string') return right
      left = { value: apply(sign, left.value, right.value), hasUnit: left.hasUnit || right.hasUnit }
    }
    return left
  }

  private readProduct(depth: number): Operand | string {
    let left = this.readFactor(depth)
    for (let sign = this.symbol('*/'); sign; sign = this.symbol('*/')) {
      const right = this.readFactor(depth)
      if (typeof left === 'string') return left
      if (typeof right === 'string') return right
      if (sign === '*' && left.hasUnit && right.hasUnit) return 'Only one factor of a product can have a unit.'
      if (sign === '/' && right.hasUnit && !left.hasUnit) return 'A plain number cannot be divided by one with a unit.'
      left = { value: apply(sign, left.value, right.value), hasUnit: left.hasUnit !== right.hasUnit }
    }
    return left
  }

  private readFactor(depth: number): Operand | string {
    if (depth > DEEPEST) return 'Too many parentheses.'
    const sign = this.symbol('+-')
    if (sign) {
      const operand = this.readFactor(depth + 1)
      return typeof operand === 'string' || sign === '+' ? operand : { ...operand, value: -operand.value }
    }
    if (this.symbol('(')) {
      const inner = this.readSum(depth + 1)
      if (typeof inner === 'string') return inner
      return this.symbol(')') ? this.withSuffix(inner) : 'A closing parenthesis is missing.'
    }
    const digits = this.match(NUMBER)
    if (digits === null) return 'A number is missing.'
    return this.withSuffix({ value: Number(digits), hasUnit: false })
  }

  private withSuffix(operand: Operand): Operand | string {
    const suffix = this.match(SUFFIX)
    if (suffix === null) return operand
    const known = SUFFIXES[this.unit]
    const names = Object.keys(known)
    const name = names.find((other) => other === suffix) ?? names.find((other) => other.toLowerCase() === suffix)
    if (name === undefined) {
      return `"${suffix}" is not a unit here; ${names.length > 0 ? `use ${names.join(', ')}` : 'enter a plain number'}.`
    }
    if (operand.hasUnit) return 'There are two units on one number.'
    return { value: operand.value * known[name]!, hasUnit: true, ...(name === 'K' && { isKelvin: true }) }
  }

  private symbol(allowed: string): string | null {
    const before = this.at
    const symbol = this.match(SYMBOL)
    if (symbol !== null && allowed.includes(symbol)) return symbol
    this.at = before
    return null
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return null
    this.at = pattern.lastIndex
    return found[1]!
  }
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    default:
      return left / right
  }
}

/** A number with a fixed count of decimals and a true minus; never "−0.00". */
export function formatFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals)
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−')
}

/** The same with its sign always shown: +1.20, −0.35, 0.00. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatFixed(value, decimals)
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text
}

/** A number as short as it can be, with at most `decimals` decimals: 14, 0.5, 2.25. */
export function formatShort(value: number, decimals = 3): string {
  return String(Number(value.toFixed(decimals)))
    .replace('-', '−')
    .replace(/^−0$/, '0')
}

/** A power, W, like `formatShort`; a small one keeps two digits, so that nothing that heats reads 0. */
export function formatPower(watts: number, decimals = 3): string {
  const size = Math.abs(watts)
  if (size === 0 || size >= 10 ** (1 - decimals)) return formatShort(watts, decimals)
  if (size < 1e-6) return formatScientific(watts)
  return String(Number(watts.toPrecision(2))).replace('-', '−')
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `10⁻⁹` */
export function powerWithExponent(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPT[Number(digit)]).join('')
  return `10${exponent < 0 ? '⁻' : ''}${digits}`
}

/** A very small or large number in two digits: `2.5 × 10⁻⁸`. */
export function formatScientific(value: number): string {
  if (value === 0) return '0'
  const [digits = '', exponent] = value.toExponential(1).split('e')
  return `${digits.replace('-', '−')} × ${powerWithExponent(Number(exponent))}`
}
