import { expect, type Locator, type Page } from '@playwright/test'

/** The app as its user sees it: what can be read off the screen, and the gestures, in millimetres of the package. */
export class Workbench {
  readonly canvas: Locator
  readonly solveState: Locator

  constructor(readonly page: Page) {
    this.canvas = page.getByTestId('canvas')
    this.solveState = page.getByTestId('solve-state')
  }

  row(id: string): Locator {
    return this.page.getByTestId(`verdict-row-${id}`)
  }

  /** Waits until the temperatures on the screen are those of the document at the quality of a design at rest. */
  async settled(): Promise<void> {
    await expect(this.solveState).toHaveAttribute('data-quality', 'normal', { timeout: 60_000 })
    await expect(this.solveState).toHaveAttribute('data-state', 'converged', { timeout: 60_000 })
  }

  /** Whoever has worked with the program before does not see its greeting. */
  async closeGreeting(): Promise<void> {
    const greeting = this.page.getByRole('region', { name: 'New to Shoreline?' })
    if (await greeting.isVisible()) await greeting.getByRole('button', { name: 'Close' }).click()
  }

  /** Highest temperature of a component as the verdict table has it, °C, unrounded. */
  async maxTemperature(id: string): Promise<number> {
    return Number(await this.row(id).getAttribute('data-max-temperature'))
  }

  /** Limit minus highest temperature of each row of the verdict table, from the top, K. Limits as in `cpo-8-engines`. */
  async margins(): Promise<number[]> {
    const rows = await this.page.getByTestId(/^verdict-row-/).all()
    return Promise.all(
      rows.map(async (row) => {
        const id = (await row.getAttribute('data-testid')) ?? ''
        return (id.endsWith('asic') ? 105 : 70) - Number(await row.getAttribute('data-max-temperature'))
      }),
    )
  }

  /** Waits for a temperature to reach a value to within 0.15 K, and for the solve to come to rest. */
  async expectTemperature(id: string, celsius: number): Promise<void> {
    await expect
      .poll(async () => Math.abs((await this.maxTemperature(id)) - celsius), {
        timeout: 60_000,
        message: `${id} at ${celsius} °C`,
      })
      .toBeLessThan(0.15)
    await this.settled()
    expect(Math.abs((await this.maxTemperature(id)) - celsius)).toBeLessThan(0.15)
  }

  async select(id: string): Promise<void> {
    await this.page.getByTestId(`component-row-${id}`).click()
  }

  /** What a field of the inspector shows, in its own unit. */
  async field(name: 'x' | 'y' | 'width' | 'height' | 'power'): Promise<number> {
    return Number.parseFloat((await this.page.getByTestId(`field-${name}`).inputValue()).replace('−', '-'))
  }

  /** Where a point of the package lies on the screen, CSS px. */
  async pointOf(xMm: number, yMm: number): Promise<{ x: number; y: number }> {
    const box = await this.canvas.boundingBox()
    if (!box) throw new Error('The canvas is not on the screen.')
    const read = async (name: string) => Number(await this.canvas.getAttribute(name))
    const scale = await read('data-scale')
    return {
      x: box.x + (await read('data-origin-x')) + xMm * scale,
      y: box.y + (await read('data-origin-y')) - yMm * scale,
    }
  }

  /** Presses at one point, moves to another as a hand does, and holds the button down. */
  async pressAndMove(from: [xMm: number, yMm: number], to: [xMm: number, yMm: number]): Promise<void> {
    const start = await this.pointOf(...from)
    const end = await this.pointOf(...to)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x, end.y, { steps: 15 })
  }

  async drag(from: [xMm: number, yMm: number], to: [xMm: number, yMm: number]): Promise<void> {
    await this.pressAndMove(from, to)
    await this.page.mouse.up()
  }
}
