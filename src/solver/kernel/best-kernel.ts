/** The fastest kernel that runs here, chosen once. */
import type { Kernel } from './kernel.ts'
import { typescriptKernel } from './twin/typescript-kernel.ts'
import { compileWebAssemblyKernel } from './wasm/webassembly-kernel.ts'

let chosen: Kernel | null = null

/** WebAssembly SIMD, or TypeScript where that is missing or forbidden; a solution names the kernel it came from. */
export function bestKernel(): Kernel {
  chosen ??= compiled() ?? typescriptKernel
  return chosen
}

function compiled(): Kernel | null {
  try {
    return compileWebAssemblyKernel()
  } catch {
    return null
  }
}
