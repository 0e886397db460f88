import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** @param state names what is on the screen, for the report */
export async function expectNothingSerious(page: Page, state: string): Promise<void> {
  // Legacy mode stays in this page; the other opens a second one, which the app refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
