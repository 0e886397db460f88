import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPowerMap } from '../../src/layout/power-map.ts'
import { layPowerMap, MOST_BLOCKS } from '../../src/layout/power-map-blocks.ts'

const die = { width: 10, height: 8 }
const plain = { cells: 'W', cut: false, total: null } as const

function read(text: string) {
  const outcome = readPowerMap(text)
  if (!outcome.ok) throw new Error(outcome.problem)
  return outcome.map
}
function problemOf(text: string): string {
  const outcome = readPowerMap(text)
  return outcome.ok ? 'read without a problem' : outcome.problem
}
const lay = (text: string, options: Partial<Parameters<typeof layPowerMap>[2]> = {}) =>
  layPowerMap(read(text), die, { ...plain, ...options })

describe('a list of blocks', () => {
  test('is read by its header, centres by x and y', () => {
    const map = read(
      'Name, X (mm), Y (mm), Width, Height, Power (W)\nserdes,5,7,10,2,12.5\n\n# a remark\ncore,5,3,4,4,30\n',
    )
    expect(map).toEqual({
      form: 'blocks',
      entries: [
        { name: 'serdes', x: 5, y: 7, width: 10, height: 2, power: 12.5, line: 2 },
        { name: 'core', x: 5, y: 3, width: 4, height: 4, power: 30, line: 5 },
      ],
    })
  })

  test('is read with lower-left corners, in any order, with tabs, semicolons or blanks', () => {
    const lowerLeft = { x: 5, y: 7, width: 10, height: 2, power: 12.5, line: 2 }
    for (const text of [
      'power;left;bottom;width;height\r\n12.5;0;6;10;2',
      'power\tleft\tbottom\twidth\theight\r12.5\t0\t6\t10\t2',
      'power  xmin ymin  xmax ymax\n12.5 0 6 10 8',
      'left,bottom,right,top,density (W/mm2),remark\n0,6,10,8,0.625,hot',
    ]) {
      expect(read(text), text).toEqual({ form: 'blocks', entries: [lowerLeft] })
    }
  })

  test('without a header is name, x, y, width, height, power', () => {
    expect(read('"a",5,7,10,2,12.5\nb,1,1,1,1,0')).toMatchObject({
      entries: [
        { name: 'a', power: 12.5 },
        { name: 'b', power: 0 },
      ],
    })
  })

  test('is refused at the line that is wrong, with what was found', () => {
    const head = 'name,x,y,width,height,power\n'
    expect(problemOf(`${head}a,1,1,1,1,2\nb,1,one,1,1,2`)).toBe('Line 3: found "one" where a number for y is needed.')
    expect(problemOf(`${head}a,1,1,1,1`)).toBe('Line 2: found 5 cells; the header names 6.')
    expect(problemOf(`${head}a,1,1,0,1,2`)).toBe('Line 2: found a width of 0 mm; it must be above 0.')
    expect(problemOf(`${head}a,1,1,1,1,-2`)).toBe('Line 2: found a power of -2 W; it cannot be below 0.')
    expect(problemOf(head)).toBe('Found a header and no blocks below it.')
    expect(problemOf('name,x,y,power\na,1,1,2')).toBe('Line 1: the header "name, x, y, power" lacks width, height.')
    expect(problemOf('x,y,x,width,height,power\n1,1,1,1,1,2')).toBe('Line 1: the header names x twice.')
    expect(problemOf('hello world\nagain')).toContain('Line 1: found "hello, world"')
    expect(problemOf('a,1,1,1,1')).toContain('name, x, y, width, height and power are needed')
    expect(problemOf(' \n# nothing\n')).toContain('Found no lines')
  })

  test('that reaches outside is named, and can be cut with its power', () => {
    const text = 'name,x,y,width,height,power\nin,5,4,2,2,3\nedge,0,4,4,2,8\nfar,50,50,1,1,9'
    const laid = lay(text)
    expect(laid.outside.map(({ name, line }) => [name, line])).toEqual([
      ['edge', 3],
      ['far', 4],
    ])
    expect(laid.problem).toBe('edge (line 3) and 1 more reach outside the die, by 42.50 mm at most.')
    const cut = lay(text, { cut: true })
    expect(cut.problem).toBeNull()
    expect(cut.blocks).toEqual([
      { name: 'in', x: 5, y: 4, width: 2, height: 2, power: 3 },
      { name: 'edge', x: 1, y: 4, width: 2, height: 2, power: 4 },
    ])
    expect(cut).toMatchObject({ power: 7, readPower: 20 })
  })

  test('is scaled to a total', () => {
    const laid = lay('a,1,1,1,1,1\nb,3,3,1,1,3', { total: 10 })
    expect(laid.blocks.map(({ power }) => power)).toEqual([2.5, 7.5])
    expect(laid.power).toBe(10)
    expect(lay('a,1,1,1,1,0', { total: 10 }).problem).toContain('0 W')
  })
})

describe('a grid', () => {
  test('is stretched over the die, north first, and merged where neighbours are equal', () => {
    const laid = lay('0 2 2\n0 2 2\n1 0 3\n0 0 0')
    expect(laid.blocks.map(({ power }) => power)).toEqual([8, 1, 3])
    const [block] = laid.blocks
    expect(block!.x).toBeCloseTo(20 / 3)
    expect(block!.width).toBeCloseTo(20 / 3)
    expect(block).toMatchObject({ y: 6, height: 4 })
    expect(laid.problem).toBeNull()
  })

  test('of watts per mm² has the power of its area', () => {
    expect(lay('1,1\n1,1', { cells: 'W/mm²' })).toMatchObject({
      power: 80,
      blocks: [{ x: 5, y: 4, width: 10, height: 8, power: 80 }],
    })
  })

  test('of one power everywhere is one block, of many powers too many', () => {
    const flat = Array.from({ length: 100 }, () => Array(100).fill('0.5').join(',')).join('\n')
    expect(lay(flat).blocks).toHaveLength(1)
    const all = Array.from({ length: 100 }, (_, i) => Array.from({ length: 100 }, (__, j) => i * 100 + j + 1).join())
    const laid = lay(all.join('\n'))
    expect(laid.blocks.length).toBeGreaterThan(MOST_BLOCKS)
    expect(laid.problem).toContain('The map makes 10,000 blocks after equal neighbours are merged; at most 2,500')
  })

  test('is refused where rows differ, or a power is negative', () => {
    expect(problemOf('1,2\n\n3')).toBe('Line 3: found 1 cell; the first row has 2.')
    expect(problemOf('1,2\n3,-4')).toBe('Line 2: found -4; a power cannot be below 0.')
    expect(problemOf('7')).toContain('a single number')
    expect(problemOf(`${'1,'.repeat(600)}1\n`.repeat(500))).toContain('500 × 601 cells')
    expect(lay('0,0\n0,0').problem).toContain('no power anywhere')
  })

  test('keeps its power and its places through merging', () => {
    const cells = fc.array(fc.array(fc.constantFrom(0, 1, 2.5), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 6,
    })
    fc.assert(
      fc.property(cells, (rows) => {
        const { blocks, power } = layPowerMap({ form: 'grid', rows }, die, plain)
        expect(power).toBeCloseTo(
          rows.flat().reduce<number>((sum, cell) => sum + cell, 0),
          6,
        )
        const [width, height] = [die.width / 4, die.height / rows.length]
        for (const [i, row] of rows.entries()) {
          for (const [j, cell] of row.entries()) {
            const [x, y] = [(j + 0.5) * width, die.height - (i + 0.5) * height]
            const there = blocks.filter((b) => Math.abs(b.x - x) < b.width / 2 && Math.abs(b.y - y) < b.height / 2)
            const density = there.reduce((sum, b) => sum + b.power / (b.width * b.height), 0)
            expect(density * width * height).toBeCloseTo(cell, 6)
          }
        }
      }),
    )
  })
})

test('any text is read or refused with a sentence', () => {
  const piece = fc.constantFrom('1', '2.5', '-3', 'name', 'x', 'power', ',', ';', '\t', '\n', ' ', '"', '#', 'é')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const outcome = readPowerMap(pieces.join(''))
      if (!outcome.ok) expect(outcome.problem).toMatch(/\.$/)
      else expect(layPowerMap(outcome.map, die, plain).power).toBeGreaterThanOrEqual(0)
    }),
  )
})
